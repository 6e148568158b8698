export * from './billing-parameters';
export * from './client-billing';
export * from './clients';
export * from './contracts';
export * from './invoices';
export * from './register';
