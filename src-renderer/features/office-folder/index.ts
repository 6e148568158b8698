export { BackupsSection } from './backups-section';
export { DayDoubt } from './day-doubt';
export { DemoBanner } from './demo-banner';
export { StartFailure } from './start-failure';
export { SynchroniserWarning } from './synchroniser-warning';
