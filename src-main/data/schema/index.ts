export * from './clients';
export * from './consumption';
export * from './contracts';
export * from './gateways';
export * from './map';
export * from './register';
