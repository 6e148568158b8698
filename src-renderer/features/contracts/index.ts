export { ContractGlance } from './contract-glance';
export { ContractsTab } from './contracts-tab';
