export { catalogHandlers } from './handlers';
export { makeOrReuse, takeBack } from './imported';
export {
  findCatalogEntry,
  findCatalogKind,
  findEntryById,
  findSpelling,
  insertCatalogEntry,
  listCatalogs,
  nameCatalogs,
} from './store';
