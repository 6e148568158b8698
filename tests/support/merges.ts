import Sqlite from 'better-sqlite3';
import type { MergeField } from '../../src-main/contract/duplicates';
import type { TestApp } from './test-app';

/** Of a client, for a command on it. */
export async function versionOf({ call }: Pick<TestApp, 'call'>, id: number): Promise<number> {
  return (await call('clients', 'get', { id })).version;
}

/** Makes one client a part of another, which takes these fields of it. */
export async function merge(
  app: Pick<TestApp, 'call'>,
  two: {
    keptId: number;
    mergedId: number;
    take?: readonly MergeField[];
    joinNotes?: boolean;
  },
) {
  const { keptId, mergedId, take = [], joinNotes = false } = two;
  const [keptVersion, mergedVersion] = [await versionOf(app, keptId), await versionOf(app, mergedId)];
  return app.call('duplicates', 'merge', { keptId, keptVersion, mergedId, mergedVersion, take: [...take], joinNotes });
}

/** All rows of a client's, by table, and the client itself, but for what counts saves. */
export function contents({ folder }: Pick<TestApp, 'folder'>) {
  const direct = new Sqlite(`${folder}/abonado.db`, { readonly: true });
  const all = (query: string) => direct.prepare(query).all();
  const columns = direct
    .prepare<[], { name: string }>("SELECT name FROM pragma_table_info('clients')")
    .all()
    .map(({ name }) => name)
    .filter((name) => name !== 'version' && name !== 'updated_at_ms');
  const kept = {
    clients: all(`SELECT ${columns.join(', ')} FROM clients ORDER BY id`),
    accounts: all(
      'SELECT client_id, state, balance_cents, unpaid_invoices, unpaid_cents, credit_cents, oldest_due_on FROM client_accounts',
    ),
    ...Object.fromEntries(
      [
        'client_billing',
        'client_taxes',
        'client_former_names',
        'contracts',
        'contract_courses',
        'invoices',
        'payments',
        'debits',
        'credits',
        'allocations',
        'client_gateways',
        'client_devices',
        'payment_promises',
        'state_exceptions',
        'mail_messages',
      ].map((table) => [table, all(`SELECT * FROM ${table} ORDER BY 1, 2`)]),
    ),
  };
  direct.close();
  return kept;
}
