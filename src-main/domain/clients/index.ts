export { clientHandlers } from './handlers';
export { clientKeys } from './keys';
export { selectionCondition } from './list-store';
export { changeClient, changeState, checkClient, createClient } from './save';
export {
  clientFieldsOf,
  findByCustomId,
  findByEmail,
  findClient,
  removeClient,
  requireClient,
} from './store';
