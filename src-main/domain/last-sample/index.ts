export { findLastSample, NO_SAMPLE } from './store';
