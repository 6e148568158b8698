export { realEmail } from './emails';
export type { Carried } from './carried';
export { restoreCarried } from './carry';
export { importHandlers } from './handlers';
export { saveCarried } from './store';
export { createDrafts } from './drafts';
export { cellText } from './read-cells';
