export { changedFields } from './changes';
export { clientHandlers } from './handlers';
export { clientKeys, type ClientKeys } from './keys';
export { selectionCondition } from './list-store';
export { checkVersion } from './rules';
export { catalogOfField, changeClient, checkClient, createClient } from './save';
export {
  clientFieldNames,
  clientFieldsOf,
  findByCustomId,
  findByEmail,
  findClient,
  insertClient,
  removeClient,
  requireClient,
  saveClient,
} from './store';
