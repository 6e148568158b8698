export { secretHandlers } from './handlers';
