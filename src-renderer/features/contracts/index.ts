export { focusActs } from './act-keys';
export { AddContract } from './add-contract';
export { ContractGlance } from './contract-glance';
export { ContractsTab } from './contracts-tab';
