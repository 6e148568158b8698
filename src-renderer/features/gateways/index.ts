export { ClientGateways } from './client-gateways';
export { GatewaysSection } from './gateways-section';
export { GatewaysTab } from './gateways-tab';
