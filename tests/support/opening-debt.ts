import { randomUUID } from 'node:crypto';
import { noon } from './accountant';
import type { AccountOffice } from './account';
import { billingWith, createBillingOffice, saveBilling } from './client-billing';
import { contractsOf } from './contracts';
import { sureOfDay } from './days';
import { importList } from './lists';

/** What Carla owes from before, in cents. */
export const DEBT = 150_050;

/** A day, its plans and pauses, and its review. */
export async function comes(app: AccountOffice, day: string): Promise<void> {
  app.clock.ms = noon(day);
  await sureOfDay(app);
  await app.app.applyDue();
  await app.app.reviewStates();
}

export const standingOf = async (app: AccountOffice, clientId: number) =>
  (await contractsOf(app, clientId)).map(({ state, disabledBy }) => (disabledBy ? `${state} ${disabledBy}` : state));

/** Carla came cut with a list, and owes 1,500.50 from before; nothing is billed to her yet, unless it says from when she is. */
export async function officeWithOpeningDebt(state = 'Deshabilitado por el sistema', billedFromOn = '2027-06-01') {
  const app = await createBillingOffice();
  const headers = 'ID cliente;Nombre;Documento/cédula;Número de facturas impagas;Balance de facturas impagas';
  await importList(app, [headers, '77;Carla;28114902;2;1.500,50']);
  const filter = { text: 'Carla' };
  const sort = { column: 'name', descending: false } as const;
  const { rows } = await app.call('clients', 'list', { filter, sort, offset: 0, limit: 5 });
  const clientId = rows[0]?.id ?? 0;
  await importList(app, ['ID cliente;Plan;Precio;Estado', `77;Fibra 100 Mb;29990;${state}`]);
  await saveBilling(app, clientId, await billingWith(app, { autoState: true, billedFromOn }));
  const expected = { debtors: 1, debtCents: DEBT, creditors: 0, creditCents: 0 };
  await app.call('openingBalances', 'post', { taskId: randomUUID(), expected });
  await comes(app, '2026-11-25');
  await comes(app, '2026-11-26');
  return { app, clientId };
}
