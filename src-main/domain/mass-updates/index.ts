export { massUpdateHandlers } from './handlers';
