export { consumptionHandlers } from './handlers';
export { sweepConsumption } from './sweep';
