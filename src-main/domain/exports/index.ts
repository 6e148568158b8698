export { exportHandlers } from './handlers';
