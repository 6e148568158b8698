import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { factsOf } from '../support/source-facts';

const folder = 'src-main/domain/mass-updates';
const root = resolve(import.meta.dirname, '../..');
const files = readdirSync(join(root, folder)).map((name) => {
  const path = `${folder}/${name}`;
  const text = readFileSync(join(root, path), 'utf8');
  return { name, text, facts: factsOf({ path, text }) };
});

/** The files that call a function, but for the one that has it. */
function callersOf(name: string): string[] {
  const call = new RegExp(`(?<!function )\\b${name}\\(`, 'u');
  return files.filter(({ text }) => call.test(text)).map((file) => file.name);
}

const importsOf = (name: string) => files.find((file) => file.name === name)?.facts.imports ?? [];

test('preview and apply run the same decision, which is made in one place', () => {
  expect(callersOf('decideClient')).toEqual(['preview.ts']);
  // What is decided again before it is written goes through the preview's own function.
  expect(callersOf('decideAgain')).toEqual(['apply.ts']);
  expect(importsOf('apply.ts')).toContain(`${folder}/preview`);
});

test('a batch is written by one writer, from what was decided', () => {
  expect(callersOf('createBatchWriter')).toEqual(['apply.ts', 'undo.ts']);
  expect(callersOf('decideUndo')).toEqual(['undo.ts']);
  for (const writes of ['saveManyClients', 'writeContracts', 'putBillings', 'writeClientsAudit', 'insertRecorded'])
    expect(callersOf(writes).filter((name) => name !== 'store.ts')).toEqual(['write.ts']);
});

test('the decision asks no database, no clock and no file', () => {
  for (const name of [
    'decide.ts',
    'decide-contracts.ts',
    'decide-undo.ts',
    'undo-billing.ts',
    'undo-contracts.ts',
    'undo-step.ts',
    'ended-merges.ts',
    'holders.ts',
    'cells.ts',
    'facts.ts',
    'change.ts',
  ]) {
    const asked = importsOf(name).filter((to) => /src-main\/(?:data|ports|jobs)|-store$|\/store$|drizzle/u.test(to));
    expect({ name, asked }).toEqual({ name, asked: [] });
    expect(files.find((file) => file.name === name)?.text).not.toMatch(/\b(?:ReadDb|WriteDb|CommandContext)\b/u);
  }
});
