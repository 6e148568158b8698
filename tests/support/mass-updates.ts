import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { z } from 'zod';
import type { clientSelection } from '../../src-main/contract/clients';
import type { massFields } from '../../src-main/contract/mass-updates';
import { clientFieldsWith, type TestApp } from './test-app';

export type MassInput = z.input<typeof massFields>;
type App = Pick<TestApp, 'call'>;
type Selection = z.input<typeof clientSelection>;

export const everybody: Selection = { kind: 'filter', filter: { state: 'all' }, exceptIds: [] };

export const ticked = (...ids: number[]) => ({ kind: 'ids' as const, ids });

/** Looks at an update of these clients; all of them where none is named. */
export function previewMass(app: App, fields: MassInput, ids?: readonly number[]) {
  const selection = ids ? ticked(...ids) : everybody;
  return app.call('massUpdates', 'preview', { selection, fields });
}

/** Looks at it and does it. */
export async function applyMass(app: App, fields: MassInput, ids?: readonly number[]) {
  const { draftId } = await previewMass(app, fields, ids);
  return app.call('massUpdates', 'apply', { draftId });
}

/** The number of what was done; fails the test where nobody was changed. */
export function idOf({ id }: { readonly id: number | null }): number {
  if (id === null) throw new Error('somebody was expected to be changed');
  return id;
}

export async function rowsOf(app: App, draftId: string, outcome?: 'change' | 'same' | 'skip') {
  const asked = { draftId, offset: 0, limit: 200, ...(outcome ? { outcome } : {}) };
  return (await app.call('massUpdates', 'rows', asked)).rows;
}

/** Why a client is left out, by code and field. */
export async function reasonsOf(app: App, fields: MassInput, id: number): Promise<string[]> {
  const { draftId } = await previewMass(app, fields, [id]);
  const [row] = await rowsOf(app, draftId);
  return row?.reasons.map(({ code, field }) => `${code} ${field}`) ?? [];
}

export async function addClient(app: App, fields: Parameters<typeof clientFieldsWith>[0]): Promise<number> {
  return (await app.call('clients', 'create', clientFieldsWith(fields))).id;
}

export async function addEntry(app: App, name: string, kind: 'zone' | 'collector' | 'city' = 'zone'): Promise<number> {
  return (await app.call('catalogs', 'create', { kind, name })).id;
}

/** What the window gives for a preview's file, but for its headers. */
export const windowWords = {
  outcomes: { change: 'Cambia', same: 'Ya está así', skip: 'Se omite' },
  yes: 'Sí',
  no: 'No',
  officeProfile: 'El de la oficina',
  states: { enabled: 'Habilitado', alerted: 'Avisado', disabled: 'Deshabilitado' },
  disabledBys: { operator: 'Un operador', system: 'El sistema', client: 'La baja del cliente' },
  reasons: {},
};

/** Saves a preview with its columns' own names as headers: its lines by semicolons, the header among them. */
export async function savedPreview(app: Pick<TestApp, 'call' | 'files'>, draftId: string, columns: readonly string[]) {
  const headers = ['ID', 'Nombre', 'Resultado', ...columns.flatMap((column) => [column, `${column} después`])];
  const asked = { draftId, fileName: 'vista previa', headers, ...windowWords };
  return linesOf(app, (await app.call('massUpdates', 'savePreview', asked)).fileToken);
}

/** The lines of a file that was handed out. */
export function linesOf({ files }: Pick<TestApp, 'files'>, fileToken: string): string[] {
  const path = files.resolveOutgoing(fileToken)?.path ?? '';
  return readFileSync(path, 'utf8').replace('\uFEFF', '').trimEnd().split('\r\n');
}

/** Everything of the clients and of how they are billed that a clerk can see, but for when and how often it was saved. */
export function businessHash({ folder }: Pick<TestApp, 'folder'>): string {
  const direct = new Sqlite(`${folder}/abonado.db`, { readonly: true });
  const hash = createHash('sha256');
  const columnsOf = (table: 'clients' | 'contracts') =>
    direct
      .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
      .all(table)
      .map(({ name }) => name)
      .filter((name) => name !== 'version' && name !== 'updated_at_ms')
      .join(', ');
  for (const query of [
    `SELECT ${columnsOf('clients')} FROM clients ORDER BY id`,
    'SELECT * FROM client_billing ORDER BY client_id',
    'SELECT * FROM client_taxes ORDER BY client_id, tax_id',
    'SELECT client_id, gateway_id, reference_key FROM client_gateways WHERE detached_at_ms IS NULL ORDER BY 1, 2, 3',
    `SELECT ${columnsOf('contracts')} FROM contracts ORDER BY id`,
    'SELECT * FROM contract_former_plans ORDER BY contract_id, until_on',
  ])
    for (const row of direct.prepare(query).raw().iterate()) hash.update(JSON.stringify(row));
  direct.close();
  return hash.digest('hex');
}
