export { reportingHandlers } from './handlers';
export { listToReport, nextNumberOf, requireDocument, saveNextNumber } from './store';
export { takeAnswer } from './take';
