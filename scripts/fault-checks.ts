import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createWorkbook } from '../src-main/adapters/workbook';
import { clientsContract } from '../src-main/contract/clients';
import { gatewayFilesContract } from '../src-main/contract/gateway-files';
import { importsContract } from '../src-main/contract/imports';
import { massUpdatesContract } from '../src-main/contract/mass-updates';
import { ACCOUNT_FAULTS } from '../src-main/domain/account';
import type { Call } from './fault-call';
import { findConsumptionDamage } from './fault-consumption';
import { findMailDamage, type TakenMail } from './fault-mail';
import {
  CLIENTS,
  type FaultKind,
  LIST_ROWS,
  NOTE,
  openOffice,
  PAYMENT_CENTS,
  PAYMENT_LINES,
  PAYMENT_NOTE,
  readClient,
} from './fault-work';

/** What is wrong in an office whose process was killed; nothing, when all is well. */
export async function findDamage(
  kind: FaultKind,
  folder: string,
  acknowledged: readonly string[],
  taken: readonly TakenMail[],
): Promise<string[]> {
  const damage = checkFile(join(folder, 'abonado.db'));
  const { core, call } = await openOffice(folder);
  try {
    if (kind === 'save') damage.push(...(await lostSaves(call, acknowledged)));
    if (kind === 'import') damage.push(...(await halfImport(call, acknowledged)));
    if (kind === 'gateway') damage.push(...(await halfGatewayFile(call, acknowledged)));
    if (kind === 'massUpdate') damage.push(...(await halfUpdate(call, folder, acknowledged)));
    if (kind === 'mail') damage.push(...(await findMailDamage(core, call, taken)));
    if (kind === 'consumption') damage.push(...(await findConsumptionDamage(call, folder, acknowledged)));
    if (kind === 'export') damage.push(...(await halfFiles(folder, acknowledged)));
    if (kind === 'run') damage.push(...halfRuns(folder, acknowledged));
    if (kind === 'payment') damage.push(...halfPayments(folder, acknowledged));
  } finally {
    await core.app.close();
  }
  return damage;
}

/** What is wrong with an office's file by itself: its pages, its rows, its audit and its accounts. */
export function checkFile(path: string): string[] {
  const sqlite = new Sqlite(path);
  const answer = sqlite.pragma('integrity_check', { simple: true });
  const orphans = sqlite.pragma('foreign_key_check');
  // A save and its audit stand or fall together: a client's version counts the acts that the audit names. What is posted to
  // its account is no change of the client.
  const unaudited = sqlite
    .prepare<[], { id: number }>(`
      SELECT c.id FROM clients c WHERE c.version <> (
        SELECT count(DISTINCT batch_id) FROM audit_entries WHERE entity = 'client' AND entity_id = c.id AND field NOT GLOB 'account.*')`)
    .all();
  const account = sqlite.prepare<[], { rule: string; id: number }>(ACCOUNT_FAULTS).all();
  sqlite.close();
  const damage = account.map(({ rule, id }) => `account: not so that ${rule} (${id})`);
  if (answer !== 'ok') damage.push(`integrity: ${String(answer)}`);
  if (Array.isArray(orphans) && orphans.length > 0) damage.push('rows without their parent');
  if (unaudited.length > 0) damage.push(`${unaudited.length} clients whose audit does not agree`);
  return damage;
}

/** The saves that were acknowledged and are not there: `client|Calle n`, the last of a client being the one that counts. */
export async function lostSaves(call: Call, acknowledged: readonly string[]): Promise<string[]> {
  const last = new Map(acknowledged.map((line) => [Number(line.split('|')[0]), line.split('|')[1] ?? '']));
  const damage: string[] = [];
  for (const [id, address] of last) {
    const saved = (await readClient(call, id)).address;
    // The save that was under way when the process died may have been committed without being acknowledged.
    if (Number(saved.replace('Calle ', '')) < Number(address.replace('Calle ', '')) || !saved.startsWith('Calle ')) {
      damage.push(`client ${id}: acknowledged ${address}, found ${saved}`);
    }
  }
  return damage;
}

async function halfImport(call: Call, acknowledged: readonly string[]): Promise<string[]> {
  const counted = await call('clients', 'count', { filter: { state: 'all' } });
  const { matching } = clientsContract.count.output.parse(counted);
  const whole = [CLIENTS, CLIENTS + LIST_ROWS];
  if (!whole.includes(matching)) return [`half an import: ${matching} clients`];
  // With one import or undo under way at the kill, both ends of it are whole; the number of imports then tells more.
  const { imports } = importsContract.list.output.parse(await call('imports', 'list', {}));
  const undone = imports.filter((each) => each.undone).length;
  const said = { imported: 0, undone: 0 };
  for (const line of acknowledged) if (line === 'imported' || line === 'undone') said[line] += 1;
  const agrees =
    imports.length >= said.imported &&
    undone >= said.undone &&
    imports.length + undone <= acknowledged.length + 1 &&
    matching === CLIENTS + (imports.length - undone) * LIST_ROWS;
  return agrees
    ? []
    : [`acknowledged ${acknowledged.length}, found ${imports.length} imports, ${undone} undone, ${matching}`];
}

/** A file of payments is posted whole, and taken back whole; no line of it is posted twice. */
async function halfGatewayFile(call: Call, acknowledged: readonly string[]): Promise<string[]> {
  const { files } = gatewayFilesContract.files.output.parse(await call('gatewayFiles', 'files', {}));
  const whole = { lines: PAYMENT_LINES, cents: PAYMENT_LINES * PAYMENT_CENTS };
  const damage = files.flatMap(({ id, posted, undone }) => {
    const expected = undone ? { lines: 0, cents: 0 } : whole;
    return posted.lines === expected.lines && posted.cents === expected.cents
      ? []
      : [`file ${id}: ${posted.lines} payments of ${posted.cents}, ${undone ? 'taken back' : 'standing'}`];
  });
  const standing = files.filter(({ undone }) => !undone).length;
  const said = acknowledged.filter((line) => line === 'posted').length;
  if (standing > 1) damage.push(`${standing} files with the same lines stand`);
  if (files.length < said || files.length > said + 1) damage.push(`acknowledged ${said}, found ${files.length} files`);
  return damage;
}

/** Every active client has what an update gave, or none has; and as many batches stand as were acknowledged. */
async function halfUpdate(call: Call, folder: string, acknowledged: readonly string[]): Promise<string[]> {
  const { updates, total } = massUpdatesContract.list.output.parse(
    await call('massUpdates', 'list', { offset: 0, limit: 200 }),
  );
  const sqlite = new Sqlite(join(folder, 'abonado.db'), { readonly: true });
  const count = (query: string) => Number(sqlite.prepare(query).pluck().get());
  const active = count("SELECT count(*) FROM clients WHERE state = 'active'");
  const noted = count(`SELECT count(*) FROM clients WHERE state = 'active' AND notes LIKE '%${NOTE}'`);
  const told = count('SELECT count(*) FROM client_billing WHERE email_invoice = 0');
  sqlite.close();
  const isOn = updates[0]?.kind === 'update';
  const expected = isOn ? active : 0;
  const whole = noted === expected && told === expected && updates.every(({ changed }) => changed === active);
  // What was under way at the kill may have been committed without being acknowledged.
  const agrees = total === acknowledged.length || total === acknowledged.length + 1;
  return whole && agrees
    ? []
    : [`acknowledged ${acknowledged.length}, found ${total} batches, ${noted} and ${told} of ${active}`];
}

/** A file under its own name is whole, whether or not it was acknowledged. */
async function halfFiles(folder: string, acknowledged: readonly string[]): Promise<string[]> {
  const outgoing = join(folder, 'files', 'outgoing');
  const damage: string[] = [];
  for (const token of existsSync(outgoing) ? readdirSync(outgoing) : []) {
    const names = readdirSync(join(outgoing, token));
    const whole = names.filter((name) => !name.endsWith('.partial'));
    if (whole.length === 0 && acknowledged.includes(token)) damage.push(`${token}: acknowledged and not there`);
    for (const name of whole) damage.push(...(await halfFile(join(outgoing, token, name))));
  }
  return damage;
}

async function halfFile(path: string): Promise<string[]> {
  let rows = 0;
  for await (const row of createWorkbook().read(path, path)) if (row.cells.length > 0) rows += 1;
  return rows === CLIENTS + 1 ? [] : [`${path}: ${rows} rows in ${readFileSync(path).length} bytes`];
}

/** Reads something of a register beside the application. */
function readAll<Row>(folder: string, statement: string): Row[] {
  const sqlite = new Sqlite(join(folder, 'abonado.db'), { readonly: true });
  try {
    return sqlite.prepare<[], Row>(statement).all();
  } finally {
    sqlite.close();
  }
}

/**
 * Every run that was acknowledged is there as it was told, at most one more, and none is half: that a run is as many
 * invoices as it says, that a contract has one for each of its days and that no number is left out the accounts' faults say.
 */
function halfRuns(folder: string, acknowledged: readonly string[]): string[] {
  const runs = readAll<{ said: string }>(
    folder,
    "SELECT id || '|' || invoices || '|' || total_cents AS said FROM invoice_runs ORDER BY id",
  ).map(({ said }) => said);
  const lost = acknowledged.filter((said) => !runs.includes(said));
  const series = readAll<{ next: number }>(
    folder,
    `SELECT s.next_number AS next FROM number_series s
     LEFT JOIN invoices i ON i.legal_entity_id = s.legal_entity_id AND i.invoice_type_id = s.invoice_type_id
       AND i.number IS NOT NULL
     GROUP BY s.id HAVING count(i.id) <> coalesce(max(i.number) - min(i.number) + 1, 0)
       OR (max(i.number) IS NOT NULL AND s.next_number <> max(i.number) + 1)`,
  );
  const more = runs.length - acknowledged.length;
  return [
    ...lost.map((said) => `acknowledged run ${said} is not there`),
    ...series.map(({ next }) => `a series that goes on with ${next} has a number too many or too few`),
    ...(more > 1 ? [`${more} runs that nobody acknowledged`] : []),
  ];
}

/** Every payment and void that was acknowledged is there; of the payments at most one more. */
function halfPayments(folder: string, acknowledged: readonly string[]): string[] {
  const more = roundPayments(folder).length - acknowledged.filter((line) => line.startsWith('paid')).length;
  return [...lostPayments(folder, acknowledged), ...(more > 1 ? [`${more} payments that nobody acknowledged`] : [])];
}

interface RoundPayment {
  readonly number: number;
  readonly cents: number;
  readonly voided: number;
}

function roundPayments(folder: string): RoundPayment[] {
  return readAll<RoundPayment>(
    folder,
    `SELECT receipt_number AS number, amount_cents AS cents, voided_at_ms IS NOT NULL AS voided FROM payments
     WHERE note = '${PAYMENT_NOTE}'`,
  );
}

/** The payments and voids that were acknowledged and are not there. */
export function lostPayments(folder: string, acknowledged: readonly string[]): string[] {
  const said = new Set(
    roundPayments(folder).flatMap(({ number, cents, voided }) => [
      `paid|${number}|${cents}`,
      ...(voided === 1 ? [`voided|${number}|0`] : []),
    ]),
  );
  return acknowledged.filter((line) => !said.has(line)).map((line) => `acknowledged ${line} is not there`);
}
