export { taskHandlers } from './handlers';
