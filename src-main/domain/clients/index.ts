export { clientHandlers } from './handlers';
export { type ManyField, saveManyClients } from './columns-store';
export { clientKeys, sortableId } from './keys';
export { CONTRACTS_PAUSED_UNTIL, selectionCondition } from './list-store';
export { findSurvivor, forgetFormerName, refuseMerged, renameFormerName } from './merged-store';
export { mergeInto, separate } from './merging';
export { restorePosition } from './position';
export { personNamesProblem } from './rules';
export { changeClient, changeState, checkRestored, createClient } from './save';
export {
  clientFieldsOf,
  findByCustomId,
  findByEmail,
  findClient,
  removeClient,
  requireClient,
} from './store';
