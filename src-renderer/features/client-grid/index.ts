export { FilterBar } from './filter-bar';
export { ClientList, type ListSelection } from './client-list';
export { type ListState, readListState, writeListState } from './list-address';
export { rememberRow } from './current-row';
