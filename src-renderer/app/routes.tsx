import type { Route } from '../ui/router';
import { ClientsScreen } from './clients-screen';

/** The screens that a start shows; `further-screens.tsx` has the others. */
export const firstScreens: readonly Route[] = [
  { path: '/clientes', render: () => <ClientsScreen /> },
  { path: '/clientes/:id/ver', render: ({ id }) => <ClientsScreen viewId={Number(id)} /> },
];
