export { clientHandlers } from './handlers';
export { selectionCondition } from './list-store';
export { checkVersion } from './rules';
export { catalogOfField, changeClient, checkClient, createClient } from './save';
export {
  clientFieldNames,
  clientFieldsOf,
  findClient,
  removeClient,
  requireClient,
} from './store';
