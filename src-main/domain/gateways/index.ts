export { attachGateway, putReferenceBack } from './attach';
export { notAttached, readCarried } from './carried';
export { gatewayHandlers } from './handlers';
export {
  attachMany,
  type HeldReference,
  listHeld,
  listHeldByNumber,
  referenceName,
  takenReferences,
  turnMany,
} from './many-store';
export { gatewayNamed } from './named';
export { readReference, referenceFor } from './rules';
export {
  findAttachedVersion,
  hadGateways,
  insertGateway,
  listGateways,
  listKinds,
  requireGateway,
  updateGateway,
} from './store';
