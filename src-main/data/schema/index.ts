export * from './clients';
export * from './register';
