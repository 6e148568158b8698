import {
  AccountDialogs,
  type AccountDialogsProps,
  CashierScreen,
  ClosingScreen,
  CutsScreen,
  OpeningScreen,
  PaymentsScreen,
} from '../features/account';
import { ClientEditor } from '../features/client-editor';
import type { BoxPanels } from '../features/client-box';
import { MapTab } from '../features/client-map';
import { ConsumptionTab } from '../features/consumption';
import { AddContract } from '../features/contracts';
import { DevicesTab } from '../features/devices';
import { DuplicatesScreen } from '../features/duplicates';
import { GatewayFilesScreen } from '../features/gateway-files';
import { GatewaysTab } from '../features/gateways';
import { ImportScreen } from '../features/imports';
import { BillingItems, ClientOvercharged, InvoicesScreen, ReportingScreen, RunScreen } from '../features/invoices';
import { ReportsScreen } from '../features/reports';
import { LaunchScreen } from '../features/mass-updates';
import { MailDaysScreen, MailScreen } from '../features/mail';
import { PasswordDialog } from '../features/portal';
import type { Route } from '../ui/router';
import { addressShowing, clientsAddress } from './client-addresses';
import { ClientsMapScreen } from './clients-map-screen';
import type { FurtherDialogs } from './further';
import { MassUpdateScreen } from './mass-update-screen';
import { OfficeSettings } from './office-settings';

/** The screens that come in after the list is on screen. A feature adds its line here. */
export const furtherScreens: readonly Route[] = [
  { path: '/clientes/nuevo', render: () => <ClientEditor listAddress={clientsAddress()} onCreated={addressShowing} /> },
  {
    path: '/clientes/:id/editar',
    render: ({ id }) => (
      <ClientEditor
        clientId={Number(id)}
        listAddress={clientsAddress()}
        billingItems={<BillingItems clientId={Number(id)} />}
      />
    ),
  },
  { path: '/clientes/mapa', render: () => <ClientsMapScreen /> },
  { path: '/clientes/actualizacion-masiva', render: () => <MassUpdateScreen /> },
  { path: '/clientes/duplicados', render: () => <DuplicatesScreen /> },
  { path: '/importar', render: () => <ImportScreen /> },
  { path: '/cobranzas', render: () => <PaymentsScreen /> },
  { path: '/cobranzas/caja', render: () => <CashierScreen /> },
  { path: '/cobranzas/cierre', render: () => <ClosingScreen /> },
  { path: '/cobranzas/cortes', render: () => <CutsScreen /> },
  { path: '/cobranzas/saldos-anteriores', render: () => <OpeningScreen /> },
  { path: '/cobranzas/archivos', render: () => <GatewayFilesScreen /> },
  { path: '/facturacion', render: () => <InvoicesScreen /> },
  { path: '/facturacion/por-informar', render: () => <ReportingScreen /> },
  { path: '/facturacion/puesta-en-marcha', render: () => <LaunchScreen /> },
  { path: '/facturacion/emitir', render: () => <RunScreen /> },
  { path: '/informes', render: () => <ReportsScreen /> },
  { path: '/correo', render: () => <MailScreen /> },
  { path: '/correo/dias', render: () => <MailDaysScreen /> },
  { path: '/configuracion', render: () => <OfficeSettings section="oficina" /> },
  { path: '/configuracion/:section', render: ({ section = 'oficina' }) => <OfficeSettings section={section} /> },
];

/** The tabs of the box that come in with them: what draws charts, maps and codes is read later than the list. */
export const furtherPanels: BoxPanels = {
  consumption: ({ row, restingId, office, mayWrite }) =>
    restingId !== null && (
      <ConsumptionTab
        clientId={restingId}
        name={row.name}
        office={office}
        addContract={mayWrite && row.state === 'active' ? <AddContract key={restingId} clientId={restingId} /> : null}
      />
    ),
  gateways: ({ row, restingId, ...given }) =>
    restingId !== null && <GatewaysTab key={restingId} client={row} {...given} />,
  devices: ({ row, restingId, ...given }) =>
    restingId !== null && <DevicesTab key={restingId} client={row} {...given} />,
  map: (given) => <MapTab {...given} />,
};

/** An account with what of its invoices is to be given back, which is of the invoices. */
function Account(props: AccountDialogsProps) {
  return <AccountDialogs {...props} overcharged={<ClientOvercharged clientId={props.client.id} />} />;
}

export const furtherDialogs: FurtherDialogs = { Account, Password: PasswordDialog };
