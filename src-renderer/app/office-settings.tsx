import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { plainCatalogKind } from '../../src-main/contract/catalogs';
import { ConsumptionSection } from '../features/consumption';
import { AlertSection } from '../features/devices';
import { GatewaysSection } from '../features/gateways';
import {
  InvoiceTypesSection,
  LegalEntitiesSection,
  PaymentMethodsSection,
  ProfilesSection,
  TaxConditionsSection,
  TaxesSection,
} from '../features/billing-parameters';
import { ImportHistory } from '../features/imports';
import { UpdateHistory } from '../features/mass-updates';
import { MailSection, MailTemplatesSection } from '../features/mail';
import { MapSection } from '../features/map-settings';
import { BackupsSection } from '../features/office-folder';
import { PortalSection } from '../features/portal';
import {
  CatalogSection,
  NodesSection,
  OfficeSection,
  OperatorsSection,
  PlansSection,
  type SettingsSection,
  SettingsScreen,
} from '../features/settings';
import { nodeAddress } from './client-addresses';

/** Facturación > Parámetros. */
function billingSections(t: TFunction): readonly SettingsSection[] {
  const group = 'billing';
  return [
    {
      path: 'razones-sociales',
      group,
      label: t('billingParameters.kinds.legalEntity'),
      render: () => <LegalEntitiesSection />,
    },
    {
      path: 'condiciones-de-iva',
      group,
      label: t('billingParameters.sections.taxCondition'),
      render: () => <TaxConditionsSection />,
    },
    {
      path: 'tipos-de-factura',
      group,
      label: t('billingParameters.sections.invoiceType'),
      render: () => <InvoiceTypesSection />,
    },
    { path: 'impuestos', group, label: t('billingParameters.kinds.tax'), render: () => <TaxesSection /> },
    {
      path: 'metodos-de-pago',
      group,
      label: t('billingParameters.kinds.paymentMethod'),
      render: () => <PaymentMethodsSection />,
    },
    {
      path: 'perfiles-de-facturacion',
      group,
      label: t('billingParameters.kinds.billingProfile'),
      render: () => <ProfilesSection />,
    },
  ];
}

/** Configuración, put together from the sections of every feature. A feature adds its line here. */
export function OfficeSettings({ section }: { section: string }) {
  const { t } = useTranslation();
  const sections: readonly SettingsSection[] = [
    { path: 'oficina', group: 'office', label: t('settings.office'), render: () => <OfficeSection /> },
    {
      path: 'operadores',
      group: 'office',
      label: t('settings.operators'),
      administratorOnly: true,
      render: () => <OperatorsSection />,
    },
    {
      path: 'respaldos',
      group: 'office',
      label: t('backups.title'),
      administratorOnly: true,
      render: () => <BackupsSection />,
    },
    { path: 'mapa', group: 'office', label: t('mapSettings.title'), render: () => <MapSection /> },
    {
      path: 'importaciones',
      group: 'office',
      label: t('settings.imports'),
      render: () => (
        <>
          <h2>{t('settings.imports')}</h2>
          <ImportHistory />
        </>
      ),
    },
    {
      path: 'actualizaciones',
      group: 'office',
      label: t('massUpdates.history'),
      render: () => (
        <>
          <h2>{t('massUpdates.history')}</h2>
          <UpdateHistory />
        </>
      ),
    },
    { path: 'consumo', group: 'office', label: t('consumption.title'), render: () => <ConsumptionSection /> },
    { path: 'correo', group: 'office', label: t('mailSettings.title'), render: () => <MailSection /> },
    {
      path: 'plantillas',
      group: 'office',
      label: t('mailTemplates.title'),
      render: () => <MailTemplatesSection />,
    },
    { path: 'portal', group: 'office', label: t('portal.settings.title'), render: () => <PortalSection /> },
    { path: 'alerta', group: 'office', label: t('devices.settings.title'), render: () => <AlertSection /> },
    { path: 'pasarelas', group: 'billing', label: t('gateways.title'), render: () => <GatewaysSection /> },
    { path: 'planes', group: 'advanced', label: t('settings.kinds.plan'), render: () => <PlansSection /> },
    {
      path: 'nodos',
      group: 'advanced',
      label: t('settings.kinds.node'),
      render: () => <NodesSection clientsOf={nodeAddress} />,
    },
    ...billingSections(t),
    ...plainCatalogKind.options.map((kind) => ({
      path: kind,
      group: 'advanced' as const,
      label: t(`settings.kinds.${kind}`),
      render: () => <CatalogSection key={kind} kind={kind} />,
    })),
  ];
  return <SettingsScreen sections={sections} current={section} />;
}
