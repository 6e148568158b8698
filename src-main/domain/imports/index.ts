export { realEmail } from './emails';
export type { Carried } from './carried';
export { restoreCarried } from './carry';
export { packCells, unpackCells } from './draft-store';
export { importHandlers } from './handlers';
export { saveCarried } from './store';
export { createDrafts } from './drafts';
export { cellText } from './read-cells';
export { cellCents, parseWallDate } from './records';
