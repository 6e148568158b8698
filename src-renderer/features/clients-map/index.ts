export { ClientsMap } from './clients-map';
