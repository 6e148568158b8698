import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { systemClock } from '../src-main/adapters/system-clock';
import { type Core, startCore } from '../src-main/app/core';
import type { Session } from '../src-main/app/dispatch';
import { SEED_OPERATOR } from '../src-main/app/seed';
import { client, clientsContract } from '../src-main/contract/clients';
import { exportsContract } from '../src-main/contract/exports';
import { accountContract } from '../src-main/contract/account';
import { gatewayFilesContract } from '../src-main/contract/gateway-files';
import { importsContract } from '../src-main/contract/imports';
import { invoicesContract } from '../src-main/contract/invoices';
import { massUpdatesContract } from '../src-main/contract/mass-updates';
import { paymentsContract } from '../src-main/contract/payments';
import { calendarDate, inMonth } from '../src-main/contract/values/calendar-date';
import type { Call } from './fault-call';
import { measureUntilKilled } from './fault-consumption';
import { sendUntilKilled } from './fault-mail';

/** What a process that will be killed is doing meanwhile. */
export const faultKinds = [
  'save',
  'import',
  'export',
  'gateway',
  'run',
  'payment',
  'massUpdate',
  'mail',
  'consumption',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Clients of the office before the fault, and rows of the list that one kind of fault imports. */
export const CLIENTS = 400;
export const LIST_ROWS = 600;
/** For how many months its clients are to be billed: a run for each of them is there to be killed in. */
export const BILLED_MONTHS = 48;
/** What tells the payments of a fault from those that were there before. */
export const PAYMENT_NOTE = 'En la ronda';

const listText = ['ID cliente;Nombre;Barrio']
  .concat(Array.from({ length: LIST_ROWS }, (_, index) => `F-${index};Persona ${index};Barrio ${index % 9}`))
  .join('\r\n');

export async function openOffice(folder: string): Promise<{ core: Core; call: Call }> {
  const core = await startCore({
    folder,
    threadFile: resolve('out/tools/thread.mjs'),
    migrationsFolder: resolve('migrations'),
    demo: false,
  });
  const session: Session = { actor: null };
  const call: Call = (feature, verb, input) => core.app.dispatch(session, feature, verb, input);
  await call('session', 'signIn', { email: SEED_OPERATOR.email, password: SEED_OPERATOR.password });
  return { core, call };
}

export async function readClient(call: Call, id: number) {
  return client.parse(await call('clients', 'get', { id }));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Works without end and says each thing that was acknowledged, until it is killed. */
export async function workUntilKilled(kind: FaultKind, folder: string): Promise<void> {
  const { core, call } = await openOffice(folder);
  say('begin');
  if (kind === 'mail') return sendUntilKilled(core, call, say);
  if (kind === 'consumption') return measureUntilKilled(core, call, say);
  for (let round = 1; ; round += 1) {
    if (kind === 'save') await saveOne(call, 1 + (round % CLIENTS), `Calle ${round}`);
    else if (kind === 'import') await importList(core, call);
    else if (kind === 'run') await issueMonth(call, round);
    else if (kind === 'payment') await payOne(call, 1 + ((round * 7) % CLIENTS), round);
    else if (kind === 'gateway') await importPayments(core, call);
    else if (kind === 'massUpdate') await updateAll(call);
    else {
      const selection = { kind: 'filter', filter: {}, exceptIds: [] };
      const format = round % 2 === 0 ? 'xlsx' : 'csv';
      const { fileToken } = exportsContract.clients.output.parse(
        await call('exports', 'clients', { selection, format }),
      );
      say(fileToken);
    }
  }
}

/** Saves a client's address and says so. */
export async function saveOne(call: Call, id: number, address: string): Promise<void> {
  const {
    id: _id,
    version,
    state,
    createdAtMs,
    updatedAtMs,
    deactivatedAtMs,
    formerNames,
    position,
    ...fields
  } = await readClient(call, id);
  await call('clients', 'update', { id, version, fields: { ...fields, address } });
  say(`${id}|${address}`);
}

/** What one kind of fault adds to everybody's observations. */
export const NOTE = 'Avisar antes de pasar';

/** Changes every client in three fields and takes it back, over and over. */
export async function updateAll(call: Call, addNote = NOTE): Promise<void> {
  const selection = { kind: 'filter', filter: { state: 'all' }, exceptIds: [] };
  const fields = { addNote, collectorId: null, emailInvoice: false };
  const { draftId } = massUpdatesContract.preview.output.parse(
    await call('massUpdates', 'preview', { selection, fields }),
  );
  const { id } = massUpdatesContract.apply.output.parse(await call('massUpdates', 'apply', { draftId }));
  say('updated');
  // Everybody is so already: one that was killed before it was taken back.
  if (id === null) return;
  await call('massUpdates', 'undo', { id });
  say('undone');
}

/** Imports the list and takes it back, over and over. */
export async function importList(core: Core, call: Call): Promise<void> {
  const fileToken = core.app.files().receive('lista.csv', Buffer.from(listText));
  const { draftId, columns } = importsContract.open.output.parse(await call('imports', 'open', { fileToken }));
  await call('imports', 'preview', { draftId, targets: columns.map((column) => column.target) });
  const { importId } = importsContract.apply.output.parse(await call('imports', 'apply', { draftId }));
  say('imported');
  await call('imports', 'undo', { importId });
  say('undone');
}

/** Issues the next of the months that are due: each is a run of its own. */
async function issueMonth(call: Call, round: number): Promise<void> {
  const today = calendarDate.parse(new Date(systemClock.nowMs()).toISOString().slice(0, 10));
  const untilOn = inMonth(today, 1, round - BILLED_MONTHS);
  const { invoices, totalCents, digest } = invoicesContract.preview.output.parse(
    await call('invoices', 'preview', { taskId: randomUUID(), untilOn }),
  );
  const issued = invoicesContract.issue.output.parse(
    await call('invoices', 'issue', { taskId: randomUUID(), untilOn, expected: { invoices, totalCents, digest } }),
  );
  say(`${issued.runId}|${issued.invoices}|${issued.totalCents}`);
}

/** A payment of something odd, and now and then its void, or the use of what is left over. */
export async function payOne(call: Call, clientId: number, round: number): Promise<void> {
  const { version, today, creditCents, unpaidCents } = accountContract.get.output.parse(
    await call('account', 'get', { clientId }),
  );
  if (round % 5 === 4 && creditCents > 0 && unpaidCents > 0) {
    await call('account', 'useCredit', { clientId, version });
    return;
  }
  const amountCents = 100_000 + ((round * 7_919) % 5_000_000);
  const spread = round % 3 === 0 ? [] : null;
  const how = { methodId: 1, collectorId: null, note: PAYMENT_NOTE };
  const { id, receiptNumber } = paymentsContract.save.output.parse(
    await call('payments', 'save', { ...how, clientId, version, amountCents, paidOn: today, spread }),
  );
  say(`paid|${receiptNumber}|${amountCents}`);
  if (round % 4 !== 3) return;
  await call('payments', 'void', { id, version: 1, reason: 'Se cargó dos veces' });
  say(`voided|${receiptNumber}|0`);
}

/** Payments of a gateway's file, and what each is of: more than the clients are, so that some pay twice. */
export const PAYMENT_LINES = 300;
export const PAYMENT_CENTS = 1050;

/** Imports a gateway's file and takes it back, over and over: its lines may come in again each time. */
async function importPayments(core: Core, call: Call): Promise<void> {
  const listed = await call('clients', 'list', { filter: { state: 'all' }, sort: {}, offset: 0, limit: PAYMENT_LINES });
  const ids = clientsContract.list.output.parse(listed).rows.map(({ customId }) => customId);
  const lines = ids.map((id, at) => `2026-01-15;${id};${PAYMENT_CENTS / 100};OP${at}`);
  const fileToken = core.app
    .files()
    .receive('pagos.csv', Buffer.from(['Fecha;ID cliente;Importe;Operación', ...lines].join('\n')));
  const { draftId, layout } = gatewayFilesContract.open.output.parse(await call('gatewayFiles', 'open', { fileToken }));
  const named = { ...layout, gatewayName: 'Rapipago' };
  await call('gatewayFiles', 'preview', { draftId, layout: named, sources: [] });
  const applied = await call('gatewayFiles', 'apply', { draftId, reversal: 'Contracargo' });
  const { fileId } = gatewayFilesContract.apply.output.parse(applied);
  say('posted');
  const { version } = gatewayFilesContract.undoPlan.output.parse(await call('gatewayFiles', 'undoPlan', { fileId }));
  await call('gatewayFiles', 'undo', { fileId, version, reason: 'otra vez' });
  say('undone');
}
