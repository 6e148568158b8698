export { billingParameterHandlers, requireParameters } from './handlers';
