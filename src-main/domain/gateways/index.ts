export { attachGateway, putReferenceBack } from './attach';
export { gatewayHandlers } from './handlers';
export { readReference, referenceFor } from './rules';
export { findAttachedVersion, hadGateways, insertGateway, requireGateway, updateGateway } from './store';
