export { nonDeliveryHandlers } from './handlers';
