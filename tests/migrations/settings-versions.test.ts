import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));
const TABLES = ['office', 'map_settings', 'device_settings', 'consumption_settings'] as const;

test('0023: settings from before stay as they are, each at its first version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-settings-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { sqlite } = database;
  migrate(
    sqlite,
    shipped.filter(({ number }) => number < 23),
  );
  sqlite.exec(`INSERT INTO office (id, name, country, time_zone, recovery_hash, created_at_ms)
    VALUES (1, 'Norte', 'AR', 'America/Argentina/Mendoza', 'x', 1);
    INSERT INTO map_settings VALUES (1, 'https://mapas.example/{z}/{x}/{y}.png', '© Mapas', 18, 50);
    UPDATE device_settings SET base_address = 'https://alerta.example';
    UPDATE consumption_settings SET sample_days = 10`);
  const rows = () => TABLES.map((table) => sqlite.prepare(`SELECT * FROM ${table}`).all());
  const before = rows();
  migrate(
    sqlite,
    shipped.filter(({ number }) => number <= 23),
  );
  expect(rows()).toEqual(before.map((some) => some.map((row) => ({ ...Object(row), version: 1 }))));
  for (const table of TABLES) expect(() => sqlite.exec(`UPDATE ${table} SET version = 0`)).toThrow('CHECK');
});
