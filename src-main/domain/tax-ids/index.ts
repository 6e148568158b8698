export { isTaxId } from './rules';
