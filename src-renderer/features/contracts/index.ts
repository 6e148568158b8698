export { focusActs } from './act-keys';
export { ContractGlance } from './contract-glance';
export { ContractsTab } from './contracts-tab';
