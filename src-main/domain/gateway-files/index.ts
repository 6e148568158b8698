export { gatewayFileHandlers } from './handlers';
