export { isLikelyPhone, phoneSpellings } from './rules';
