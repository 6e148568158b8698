export { ClientsMap, focusMap } from './clients-map';
