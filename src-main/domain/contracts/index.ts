export {
  type AddressHolder,
  type FormerHolder,
  insertAssumedStart,
  listClientsOfUserName,
  listFormerHolders,
  listLiveWithIp,
  listLiveWithMac,
  listLiveWithUserName,
  findNetworkAround,
} from './address-store';
export {
  type AddressWish,
  keepsAddress,
  releaseAddresses,
  takingTogether,
  waitingForOneAnother,
} from './exchange-store';
export { applyDue } from './due';
export { contractHandlers } from './handlers';
export { HeldStretches } from './held-stretches';
export { disableContractsOf, enableContractsOf } from './of-client';
export { listFormers, replaceFormers } from './moved-address-store';
export { movesAddress } from './moved-addresses';
export { findFirstPlanChange, listLastPlanChanges } from './plan-change-store';
export { putChangeBack, putFieldBack, restoreStandings } from './put-back';
export { changedContractFields } from './changes';
export { findStood, stood } from './stood-store';
export {
  decidePlanChange,
  decideStanding,
  farProblem,
  readContractFields,
  sameStanding,
  sameTerms,
  standingUnder,
  startProblem,
  unreadableAnew,
} from './rules';
export { changeContract, createContract, forgetFormerPlan, keepFormerPlan, NO_NEXT_PLAN } from './save';
export {
  type ContractClient,
  findByIp,
  findByMac,
  findContract,
  hasContracts,
  listContractsByNumber,
  listContractsOf,
  listContractsOfMany,
  removeContract,
  listIpHolders,
  listUserNameHolders,
  requireContract,
  requireContractClient,
} from './store';
export { termsOfToday } from './terms';
