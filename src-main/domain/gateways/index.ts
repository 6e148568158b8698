export { attachGateway, putReferenceBack } from './attach';
export { gatewayHandlers } from './handlers';
export { attachMany, type HeldReference, listHeld, referenceName, takenReferences, turnMany } from './many-store';
export { readReference, referenceFor } from './rules';
export { findAttachedVersion, hadGateways, insertGateway, listGateways, requireGateway, updateGateway } from './store';
