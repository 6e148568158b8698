export { ImportHistory } from './import-history';
export { ImportScreen } from './import-screen';
