export { MapTab } from './map-tab';
