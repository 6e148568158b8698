export { portalHandlers } from './handlers';
export { findGiven, forgetPasswordSince, readPortal, savePortal } from './store';
