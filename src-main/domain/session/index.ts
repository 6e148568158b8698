export { sessionHandlers } from './handlers';
