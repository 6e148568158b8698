export { consumptionHandlers } from './handlers';
export { isConsumption } from './headers';
export { insertMadeUp } from './made-up-store';
export { sweepConsumption } from './sweep';
export { giveBackConsumption } from './give-back';
export { hasSums } from './store';
