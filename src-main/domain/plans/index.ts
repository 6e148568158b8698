export { applyDuePrices } from './due';
export { planHandlers } from './handlers';
export { findPlanDetails, type FormerPrice, listFormerPrices, listNextPrices, savePlanDetails } from './store';
