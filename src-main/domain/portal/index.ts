export { portalHandlers } from './handlers';
export { findGiven, forgetPasswordSince } from './store';
