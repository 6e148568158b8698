export { savedViewHandlers } from './handlers';
