export { billingParameterHandlers, requireParameters } from './handlers';
export { putLegalEntity } from './store';
