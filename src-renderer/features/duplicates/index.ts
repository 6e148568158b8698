export { DuplicatesScreen } from './duplicates-screen';
export { MergeNote } from './merge-note';
