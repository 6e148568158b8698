export { isLikelyNationalId, isTaxId } from './rules';
