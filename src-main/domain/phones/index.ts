export { isLikelyPhone, phoneCores, phoneSpellings } from './rules';
