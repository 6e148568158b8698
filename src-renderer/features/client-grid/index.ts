export { FilterBar } from './filter-bar';
export { ClientList } from './client-list';
export type { ListSelection } from './list-selection';
export { type ListState, readListState, writeListState } from './list-address';
export { rememberRow } from './current-row';
