import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createWorkbook } from '../../src-main/adapters/workbook';
import type { CellValue } from '../../src-main/ports';
import { clientFieldsWith, createTestApp, OFFICE_SETUP } from '../support/test-app';

/** More than two of the pages in which an export reads. */
const CLIENTS = 2500;

test('an export is of one moment: what is saved while it is written is in none of its rows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-snapshot-'));
  const other: { run: (statements: string) => void } = { run: () => undefined };
  const rows: CellValue[][] = [];
  const app = createTestApp(folder, {
    workbook: {
      ...createWorkbook(),
      async write(_path, _format, written) {
        for (const row of written) {
          // Another window saves, once the header and the first client are written.
          if (rows.length === 2)
            other.run("UPDATE clients SET name = 'Después', zone_id = NULL; DELETE FROM clients WHERE id > 2000");
          rows.push([...row]);
        }
      },
    },
  });
  await app.call('office', 'create', OFFICE_SETUP);
  const { id: zoneId } = await app.call('catalogs', 'create', { kind: 'zone', name: 'Sur' });
  await app.call('clients', 'create', clientFieldsWith({ name: 'Antes', zoneId }));
  const direct = new Sqlite(join(folder, 'abonado.db'));
  const columns = 'person_type, name, name_key, zone_id, search_text, created_at_ms, updated_at_ms';
  direct.exec(`WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ${CLIENTS})
    INSERT INTO clients (${columns}) SELECT ${columns} FROM n CROSS JOIN clients WHERE clients.id = 1`);
  other.run = (statements) => void direct.exec(statements);
  const { rows: told } = await app.call('exports', 'clients', {
    selection: { kind: 'filter', filter: {}, exceptIds: [] },
    format: 'csv',
  });
  expect(told).toBe(CLIENTS);
  expect(new Set(rows.slice(1).map((row) => `${String(row[1])} ${String(row[8])}`))).toEqual(new Set(['Antes Sur']));
  expect(direct.prepare('SELECT count(*) FROM clients').pluck().get()).toBe(2000);
  direct.close();
});
