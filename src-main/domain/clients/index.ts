export { clientHandlers } from './handlers';
export { clientKeys } from './keys';
export { selectionCondition } from './list-store';
export { checkVersion } from './rules';
export { changeClient, changeState, checkClient, createClient } from './save';
export {
  clientFieldsOf,
  findByCustomId,
  findByEmail,
  findClient,
  removeClient,
  requireClient,
} from './store';
