export { catalogHandlers } from './handlers';
export { makeOrReuse, takeBack } from './imported';
export { createEntry, editEntry, requireAtVersion } from './save';
export {
  countUse,
  findCatalogEntry,
  findCatalogKind,
  findEntryById,
  findEntryOfToday,
  findPlanPrice,
  findSpelling,
  insertCatalogEntry,
  listCatalogs,
  nameCatalogs,
} from './store';
