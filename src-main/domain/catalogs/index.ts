export { catalogHandlers } from './handlers';
export { findCatalogEntry, findCatalogKind, insertCatalogEntry, listCatalogs, nameCatalogs } from './store';
