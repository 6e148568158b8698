export { backupHandlers } from './handlers';
export { needsCopyBefore, stampOf, type TakenCopy } from './rules';
