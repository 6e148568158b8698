export { importHandlers } from './handlers';
