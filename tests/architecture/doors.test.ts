import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const domain = resolve(import.meta.dirname, '../../src-main/domain');

/**
 * What a feature's door lets others write without telling the audit: whoever calls it does, or makes a demonstration. A line
 * here only ever goes; a feature that another one is to change offers an act that is told.
 */
const UNTOLD: Readonly<Record<string, readonly string[]>> = {
  account: ['insertMadeUpMonth', 'insertPromise'],
  catalogs: ['insertCatalogEntry'],
  'client-mail': ['removeTemplate', 'saveTemplate'],
  clients: ['removeClient', 'saveManyClients'],
  consumption: ['insertMadeUp'],
  contracts: ['insertAssumedStart', 'removeContract'],
  devices: ['insertDevice', 'saveSettings'],
  gateways: ['insertGateway', 'updateGateway'],
  imports: ['saveCarried'],
  nodes: ['saveNodeDetails'],
  office: ['insertOffice', 'saveRecoveryHash', 'saveSeenDay'],
  operators: ['insertOperator', 'saveOperator'],
  plans: ['savePlanDetails'],
  reporting: ['saveNextNumber'],
  'state-review': ['saveScope'],
};

/** Acts that are called so and told. */
const TOLD: ReadonlySet<string> = new Set(['savePayment']);

/** Names that stores give to what writes a row and nothing else. */
const WRITER = /\b(?:insert|update|save|remove|delete)[A-Z]\w*/gu;

test('no door opens onto one more writer that tells nothing, and those that are gone are off the list', () => {
  const doors = readdirSync(domain, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const found = doors.flatMap(({ name }) => {
    const door = readFileSync(join(domain, name, 'index.ts'), 'utf8');
    const writers = new Set(door.match(WRITER)?.filter((writer) => !TOLD.has(writer)));
    return writers.size === 0 ? [] : [[name, [...writers].toSorted()] as const];
  });
  expect(Object.fromEntries(found)).toEqual(UNTOLD);
});
