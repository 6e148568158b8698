export { ClientView } from './client-view';
