export { ClientList, type ListSelection } from './client-list';
export { readListState, writeListState } from './list-address';
export { rememberRow } from './current-row';
