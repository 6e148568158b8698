export { InvoiceTypesSection } from './invoice-types-section';
export { LegalEntitiesSection } from './legal-entities-section';
export { PaymentMethodsSection } from './payment-methods-section';
export { ProfilesSection } from './profiles-section';
export { TaxConditionsSection } from './tax-conditions-section';
export { TaxesSection } from './taxes-section';
