export { planHandlers } from './handlers';
export { savePlanDetails } from './store';
