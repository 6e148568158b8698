export { clientMessageHandlers } from './handlers';
