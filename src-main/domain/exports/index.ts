export { exportHandlers } from './handlers';
export { handOut, handOutList, handOutPicture } from './hand-out';
export { sweepMailFiles } from './sweep';
export { readTold } from './told-store';
