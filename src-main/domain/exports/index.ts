export { exportHandlers } from './handlers';
export { handOut, handOutList, handOutPicture } from './hand-out';
