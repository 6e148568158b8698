export { consumptionHandlers } from './handlers';
export { insertMadeUp } from './made-up-store';
export { sweepConsumption } from './sweep';
export { giveBackConsumption } from './give-back';
