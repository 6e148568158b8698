export { BillingItems } from './billing-items';
export { InvoicesScreen } from './invoices-screen';
export { ClientOvercharged } from './overcharged';
export { ReportingScreen } from './reporting-screen';
export { RunScreen } from './run-screen';
