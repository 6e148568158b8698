export { nodeHandlers } from './handlers';
