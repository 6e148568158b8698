import { gunzipSync, gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import type { consumptionContract } from '../../src-main/contract/consumption';
import { addContract, createContractOffice } from './contracts';
import type { TestApp } from './test-app';

export const officeSamples = readFileSync(resolve(import.meta.dirname, '../data/consumo.csv.gz'));
export const officeSamplesText = () => gunzipSync(officeSamples).toString('utf8');
export const gz = (text: string) => gzipSync(text);

/** Ana's contract, with an IP; Beto's, with a user name and a network of v6 addresses. */
export async function createMeasuredOffice() {
  const app = await createContractOffice();
  const anaContractId = await addContract(app, app.anaId, { ip: '10.0.0.1', mac: 'E4:8D:8C:04:03:C5' });
  const betoContractId = await addContract(app, app.betoId, { ip: '2001:db8:1::/48', userName: 'beto.ruiz' });
  return { ...app, anaContractId, betoContractId };
}

type Options = Partial<Pick<z.input<(typeof consumptionContract)['preview']['input']>, 'targets' | 'unit' | 'measure'>>;
type Calls = Pick<TestApp, 'call' | 'files'>;

export async function openSamples(app: Calls, bytes: Buffer | string, fileName = 'consumo.csv') {
  const fileToken = app.files.receive(fileName, Buffer.from(bytes));
  return app.call('consumption', 'open', { fileToken });
}

/** Opens a file and has it read, with the columns as they are guessed. */
export async function previewSamples(app: Calls, bytes: Buffer | string, options: Options = {}) {
  const { draftId, columns, unit } = await openSamples(app, bytes);
  const targets = columns.map(({ target }) => target);
  const summary = await app.call('consumption', 'preview', { draftId, targets, unit, measure: 'detect', ...options });
  return { draftId, columns, summary };
}

export async function importSamples(app: Calls, bytes: Buffer | string, options: Options = {}) {
  const { draftId, summary } = await previewSamples(app, bytes, options);
  const done = await app.call('consumption', 'apply', { draftId });
  return { ...done, summary };
}

/** What a client used in the month that the office's samples end in. */
export async function monthOf(app: Pick<TestApp, 'call'>, clientId: number) {
  return app.call('consumption', 'ofClient', { clientId, period: 'month', back: 0 });
}

/** What the list of imports says of one. */
export async function importOf({ call }: Pick<TestApp, 'call'>, { importId }: { readonly importId: number }) {
  const { imports } = await call('consumption', 'imports', {});
  const { samples, known, repeated, problems } = imports.find(({ id }) => id === importId) ?? {};
  return { samples, known, repeated, problems };
}
