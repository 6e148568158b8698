export { billingParameterHandlers, requireParameters } from './handlers';
export { putLegalEntity } from './store';
export { logoUrl } from './logo-store';
