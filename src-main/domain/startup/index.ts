export { startupHandlers } from './handlers';
