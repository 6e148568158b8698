export { ClientList } from './client-list';
export { readListState, writeListState } from './list-address';
