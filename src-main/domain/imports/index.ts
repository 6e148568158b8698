export { importHandlers } from './handlers';
export { saveCarried } from './store';
export { createDrafts } from './drafts';
