export { catalogHandlers } from './handlers';
export { findCatalogEntry, insertCatalogEntry, listCatalogs, nameCatalogs, requireCatalogEntry } from './store';
