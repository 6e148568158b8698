export { chargeCreditedDays } from './charge-again';
export { creditNoteHandlers } from './handlers';
export { listPrintableNotes, requireNote } from './store';
