export { CatalogSection } from './catalog-section';
export { OfficeSection } from './office-section';
export { OperatorsSection } from './operators-section';
export { type SettingsSection, SettingsScreen } from './settings-screen';
