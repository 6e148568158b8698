import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createWorkbook } from '../src-main/adapters/workbook';
import { clientsContract } from '../src-main/contract/clients';
import { importsContract } from '../src-main/contract/imports';
import { ACCOUNT_FAULTS } from '../src-main/domain/account';
import { findMailDamage, type TakenMail } from './fault-mail';
import { CLIENTS, type FaultKind, LIST_ROWS, openOffice, readClient } from './fault-work';

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
    if (kind === 'mail') damage.push(...(await findMailDamage(core, call, taken)));
    if (kind === 'export') damage.push(...(await halfFiles(folder, acknowledged)));
  } finally {
    await core.app.close();
  }
  return damage;
}

function checkFile(path: string): string[] {
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

type Call = Parameters<typeof readClient>[0];

async function lostSaves(call: Call, acknowledged: readonly string[]): Promise<string[]> {
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
