export { portalHandlers } from './handlers';
export { forgetPasswordSince } from './store';
