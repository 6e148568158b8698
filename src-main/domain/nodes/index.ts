export { nodeHandlers } from './handlers';
export { saveNodeDetails } from './store';
