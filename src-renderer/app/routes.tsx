import type { Route } from '../ui/router';
import { ClientsScreen } from './clients-screen';

/** Every screen and its address. A feature adds its line here. */
export const routes: readonly Route[] = [
  { path: '/clientes', render: () => <ClientsScreen /> },
  { path: '/clientes/:id/ver', render: ({ id }) => <ClientsScreen viewId={Number(id)} /> },
  // forms: { path: '/clientes/nuevo' }, { path: '/clientes/:id/editar' }, { path: '/configuracion' }, { path: '/importar' }
];
