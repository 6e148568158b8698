export { catalogHandlers } from './handlers';
export { makeOrReuse, takeBack } from './imported';
export { catalogProblems, retiredProblems } from './problems';
export { createEntry, editEntry, requireAtVersion } from './save';
export {
  countUse,
  findCatalogEntry,
  findEntryById,
  findEntryOfToday,
  findPlanPrice,
  findSpelling,
  insertCatalogEntry,
  listCatalogs,
  nameCatalogs,
} from './store';
