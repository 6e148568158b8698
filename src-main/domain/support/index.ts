export { supportHandlers } from './handlers';
