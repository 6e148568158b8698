export { planHandlers } from './handlers';
export { type FormerPrice, listFormerPrices, savePlanDetails } from './store';
