export { reportingHandlers } from './handlers';
export { fiscalDueOf } from './rules';
export { listToReport, nextNumberOf, requireDocument, saveNextNumber } from './store';
export { takeAnswer } from './take';
