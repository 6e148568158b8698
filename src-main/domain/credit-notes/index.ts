export { creditNoteHandlers } from './handlers';
export { listPrintableNotes, requireNote } from './store';
