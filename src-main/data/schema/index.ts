export * from './billing-parameters';
export * from './clients';
export * from './contracts';
export * from './register';
