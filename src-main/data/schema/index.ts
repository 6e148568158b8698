export * from './clients';
export * from './consumption';
export * from './contracts';
export * from './gateways';
export * from './register';
