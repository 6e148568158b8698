export { reportingHandlers } from './handlers';
export { nextNumberOf, saveNextNumber } from './store';
