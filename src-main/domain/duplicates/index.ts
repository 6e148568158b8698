export { duplicateHandlers } from './handlers';
