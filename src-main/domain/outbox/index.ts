export {
  addressesOfNow,
  countReachable,
  followsClient,
  hasTyped,
  listReachable,
  readdressMail,
  redirectMail,
} from './address-store';
export { cancelMail, dropMail, reopenMail, replaceAddress, retryMail } from './change-store';
export { claimMail, hasDueMail, recoverMail, settleMail } from './claim-store';
export { resumeLine } from './line-store';
export { enqueueMail, type NewMail, searchTextOf } from './enqueue-store';
export { cancelHeld, countHeld, holdMail, releaseHeld } from './held-store';
export { sendMadeUpMail } from './made-up-store';
export { listNeededFiles, readCarried, registerFile } from './file-store';
export {
  countMail,
  eachMail,
  hasMail,
  hasSecret,
  listMail,
  listMailDays,
  originOf,
  readStatus,
  requireMail,
} from './list-store';
export { headLine, isLoopback } from './rules';
export { hasServer, readMailSettings, type StoredSettings, writeMailSettings } from './settings-store';
