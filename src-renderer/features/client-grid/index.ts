export { clientKeys } from './client-keys';
export { FilterBar } from './filter-bar';
export { AdvancedSearch, AdvancedSearchButton, factorySearch, searchMemory } from './advanced-search';
export { ClientList, type ShownList } from './client-list';
export type { ListSelection } from './list-selection';
export { isStep, listOfNode, type ListState, readListState, withFilter, writeListState } from './list-address';
export { unreadFilters } from './unread-filters';
export { rememberRow } from './current-row';
