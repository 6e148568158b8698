export { InvoicesScreen } from './invoices-screen';
export { RunScreen } from './run-screen';
