export { importHandlers } from './handlers';
export { saveCarried } from './store';
