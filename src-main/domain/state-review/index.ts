export { listNotCut } from './cut-notices';
export { type Progress, readProgress, saveScope } from './progress-store';
export { type ReviewDays, reviewAfterPayment, reviewDays, reviewStep, reviewWhole, transitionsOf } from './review';
export { decideKept, type Transition } from './rules';
export { listCandidates } from './situation-store';
export { listReviewed, type Reviewed } from './situations';
