export { portalHandlers } from './handlers';
