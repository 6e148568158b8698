export { exportHandlers } from './handlers';
export { handOut, handOutList, handOutPicture } from './hand-out';
export { readTold } from './told-store';
