export { AlertSection } from './alert-section';
export { DevicesTab } from './devices-tab';
