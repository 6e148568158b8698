export { automaticStateHandlers } from './handlers';
