export { applyDuePrices } from './due';
export { planHandlers } from './handlers';
export { type FormerPrice, listFormerPrices, listNextPrices, savePlanDetails } from './store';
