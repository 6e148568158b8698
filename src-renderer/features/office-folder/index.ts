export { BackupsSection } from './backups-section';
export { StartFailure } from './start-failure';
export { SynchroniserWarning } from './synchroniser-warning';
