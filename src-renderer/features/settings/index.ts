export { CatalogSection } from './catalog-section';
export { NodesSection } from './nodes-section';
export { OfficeSection } from './office-section';
export { OperatorsSection } from './operators-section';
export { PlansSection } from './plans-section';
export { type SettingsSection, SettingsScreen } from './settings-screen';
