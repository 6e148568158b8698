import { ClientEditor } from '../features/client-editor';
import { ImportHistory, ImportScreen } from '../features/imports';
import { BackupsSection } from '../features/office-folder';
import { SettingsScreen } from '../features/settings';
import type { Route } from '../ui/router';
import { addressShowing, clientsAddress } from './clients-screen';

/** The screens that come in after the list is on screen. A feature adds its line here. */
export const furtherScreens: readonly Route[] = [
  { path: '/clientes/nuevo', render: () => <ClientEditor listAddress={clientsAddress()} onCreated={addressShowing} /> },
  {
    path: '/clientes/:id/editar',
    render: ({ id }) => <ClientEditor clientId={Number(id)} listAddress={clientsAddress()} />,
  },
  { path: '/importar', render: () => <ImportScreen /> },
  {
    path: '/configuracion',
    render: () => <SettingsScreen section="oficina" imports={<ImportHistory />} backups={<BackupsSection />} />,
  },
  {
    path: '/configuracion/:section',
    render: ({ section = 'oficina' }) => (
      <SettingsScreen section={section} imports={<ImportHistory />} backups={<BackupsSection />} />
    ),
  },
];
