export { portalHandlers } from './handlers';
export { changePortal } from './settings';
export { findGiven, forgetPasswordSince, readPortal } from './store';
