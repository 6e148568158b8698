export { exportHandlers } from './handlers';
export { exportColumns } from './columns';
