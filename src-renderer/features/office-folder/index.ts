export { BackupsSection } from './backups-section';
export { DemoBanner } from './demo-banner';
export { StartFailure } from './start-failure';
export { SynchroniserWarning } from './synchroniser-warning';
