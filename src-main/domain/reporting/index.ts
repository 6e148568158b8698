export { documentName } from './document-names';
export { reportingHandlers } from './handlers';
export { nextNumberOf, saveNextNumber } from './store';
