export { exportHandlers } from './handlers';
export { handOut, handOutList } from './hand-out';
