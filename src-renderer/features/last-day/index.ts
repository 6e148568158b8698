export { LastDay } from './last-day';
