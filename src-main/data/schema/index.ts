export * from './clients';
export * from './contracts';
export * from './gateways';
export * from './register';
