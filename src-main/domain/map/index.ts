export { mapHandlers } from './handlers';
