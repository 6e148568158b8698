export { catalogHandlers } from './handlers';
export { findCatalogEntry, insertCatalogEntry, listCatalogs, requireCatalogEntry } from './store';
