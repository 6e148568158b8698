export { ConsumptionSection } from './consumption-section';
export { ConsumptionTab } from './consumption-tab';
