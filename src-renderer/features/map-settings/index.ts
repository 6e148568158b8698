export { MapSection } from './map-section';
