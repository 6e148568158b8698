export { planHandlers } from './handlers';
