export { BackupsSection } from './backups-section';
export { CopyBanner } from './copy-banner';
export { DayDoubt } from './day-doubt';
export { DemoBanner } from './demo-banner';
export { RestoreOffer } from './restore-offer';
export { StartFailure } from './start-failure';
export { SynchroniserWarning } from './synchroniser-warning';
