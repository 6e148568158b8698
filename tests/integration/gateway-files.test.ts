import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { assert, asyncProperty, shuffledSubarray } from 'fast-check';
import { expect, test } from 'vitest';
import { clientFields } from '../../src-main/contract/clients';
import { keptStates, lineReasons } from '../../src-main/contract/gateway-files';
import { wordsFor } from '../../src-renderer/i18n/words-for';
import {
  accountFaults,
  accountOf,
  type AccountOffice,
  createAccountOffice,
  issue,
  pay,
  voidPayment,
} from '../support/account';
import {
  decisionsOf,
  gatewayLines,
  importGatewayFile,
  keptLines,
  openGatewayFile,
  REVERSAL,
  tryGatewayFile,
} from '../support/gateway-files';
import { clientFieldsWith, createTestOffice, refusalOf, type TestApp } from '../support/test-app';

const data = (name: string) => readFileSync(resolve(import.meta.dirname, '../data', name));
const truth: { gatewayLines: number; gatewayRepeatedLines: number; gatewayUnknownReferences: number } = JSON.parse(
  data('truth.json').toString(),
);

/** An office whose Ana, of ID 1042, owes November's invoice of 29,990.00, and whose Beto, of ID 1043, owes nothing. */
async function createOffice(): Promise<AccountOffice> {
  const app = await createAccountOffice();
  await identify(app, app.anaId, { customId: '1042', nationalId: '28.114.902' });
  await identify(app, app.betoId, { customId: '1043', nationalId: '30.000.111' });
  await issue(app, '2026-11-24');
  return app;
}

async function identify({ call }: Pick<TestApp, 'call'>, id: number, change: { customId: string; nationalId: string }) {
  const client = await call('clients', 'get', { id });
  await call('clients', 'update', {
    id,
    version: client.version,
    fields: { ...clientFields.strip().parse(client), ...change },
  });
}

const ANA = '2026-11-20,1042,28114902,29990.00,Pago Fácil,OP1';
const BETO = '2026-11-21,1043,30000111,1000.50,Rapipago,OP2';

test('the office’s own file comes in whole: its sums are those of the file, and a second time nothing is posted', async () => {
  const app = await createTestOffice();
  const fileToken = app.files.receive('clientes.xlsx', data('clientes.xlsx'));
  const list = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId: list.draftId, targets: list.columns.map(({ target }) => target) });
  await app.call('imports', 'apply', { draftId: list.draftId });
  const file = data('pagos-pasarela.csv').toString();
  // An arithmetic of its own: every line by its operation, in hundredths, those that begin with X being nobody's.
  const rows = file
    .trim()
    .split(/\r?\n/u)
    .slice(1)
    .map((line) => line.split(','));
  const once = new Map(rows.map((row) => [row[5], row]));
  const hundredths = (of: Iterable<string[]>) =>
    [...of].reduce((sum, row) => sum + BigInt((row[3] ?? '').replace('.', '')), 0n);
  const nobodys = [...once.values()].filter((row) => row[1]?.startsWith('X'));
  expect([rows.length, rows.length - once.size, nobodys.length]).toEqual([
    truth.gatewayLines,
    truth.gatewayRepeatedLines,
    truth.gatewayUnknownReferences,
  ]);
  const { draftId, summary } = await tryGatewayFile(app, file, { fileName: 'pagos-pasarela.csv' });
  const { outcomes, whole, sources } = summary;
  expect(whole).toEqual({ lines: rows.length, cents: Number(hundredths(rows)) });
  expect(Object.values(outcomes).reduce((sum, one) => sum + one.lines, 0)).toBe(whole.lines);
  expect(Object.values(outcomes).reduce((sum, one) => sum + one.cents, 0)).toBe(whole.cents);
  expect(outcomes.repeated.lines).toBe(truth.gatewayRepeatedLines);
  expect(outcomes.problem.lines).toBe(0);
  const lines = (await app.call('gatewayFiles', 'lines', { draftId, offset: 0, limit: 200 })).lines;
  const strange = lines.filter(({ reference }) => reference.startsWith('X'));
  expect(strange.every(({ outcome }) => outcome !== 'sure')).toBe(true);
  expect(sources.map(({ gateway }) => gateway).toSorted()).toEqual([
    'CobroDigital',
    'MercadoPago',
    'Pago Fácil',
    'Rapipago',
  ]);
  const applied = await app.call('gatewayFiles', 'apply', { draftId, reversal: REVERSAL });
  expect(applied).toMatchObject({ posted: outcomes.sure, repeated: outcomes.repeated, changed: 0 });
  const taken = await app.call('payments', 'list', { filter: {}, offset: 0, limit: 500 });
  expect([taken.total, taken.totalCents]).toEqual([outcomes.sure.lines, outcomes.sure.cents]);
  expect(accountFaults(app.folder)).toEqual([]);
  const again = await importGatewayFile(app, file);
  expect(again.posted.lines).toBe(0);
  expect(again.repeated).toEqual({ lines: rows.length, cents: whole.cents });
  const { totalCents } = await app.call('payments', 'list', { filter: {}, offset: 0, limit: 1 });
  expect(totalCents).toBe(outcomes.sure.cents);
}, 60_000);

test('a matched line is a payment like any other: the oldest debt first, the rest is credit, with its receipt', async () => {
  const app = await createOffice();
  const { posted } = await importGatewayFile(app, gatewayLines(ANA, BETO));
  expect(posted).toEqual({ lines: 2, cents: 3_099_050 });
  expect(await accountOf(app)).toMatchObject({ balanceCents: 0, creditCents: 0 });
  expect(await accountOf(app, app.betoId)).toMatchObject({ balanceCents: -100_050, creditCents: 100_050 });
  const { rows } = await app.call('payments', 'list', { filter: {}, offset: 0, limit: 10 });
  expect(
    rows.map(({ receiptNumber, method, collector, origin, paidOn, note }) => [
      receiptNumber,
      method,
      collector,
      origin,
      paidOn,
      note,
    ]),
  ).toEqual([
    [2, 'Pasarela de pago', 'Rapipago', 'gateway', '2026-11-21', 'Rapipago · OP2'],
    [1, 'Pasarela de pago', 'Pago Fácil', 'gateway', '2026-11-20', 'Pago Fácil · OP1'],
  ]);
  expect(accountFaults(app.folder)).toEqual([]);
});

test('who a line is of: reference, then ID cliente, then document and amount; what is not certain is asked', async () => {
  const app = await createOffice();
  const { draftId } = await tryGatewayFile(
    app,
    gatewayLines(
      '2026-11-20,1042,,10.00,Rapipago,A1',
      '2026-11-20,1042,30000111,10.00,Rapipago,A2',
      '2026-11-20,,28114902,29990.00,Rapipago,A3',
      '2026-11-20,,28114902,10.00,Rapipago,A4',
      '2026-11-20,,20-28114902-3,29990.00,Rapipago,A5',
      '2026-11-20,00001042,28114902,10.00,Rapipago,A6',
      '2026-11-20,00001042,,10.00,Rapipago,A7',
      '2026-11-20,X99,99999999,10.00,Rapipago,A8',
      '2027-01-01,1042,,10.00,Rapipago,A9',
      '2026-11-20,1042,,diez,Rapipago,A10',
      '2026-11-20,1042,,10.00,,A11',
    ),
  );
  expect(await decisionsOf(app, draftId)).toEqual([
    'sure customId Ana Muñoz',
    'doubtful documentDiffers',
    'sure document Ana Muñoz',
    'doubtful amountDiffers',
    'sure document Ana Muñoz',
    'sure customId Ana Muñoz',
    'doubtful idPadded',
    'unknown nobody',
    'problem dateToCome',
    'problem amountInvalid',
    'problem gatewayMissing',
  ]);
  const doubt = await app.call('gatewayFiles', 'candidates', { draftId, row: 3 });
  expect(doubt.candidates.map(({ name, balanceCents }) => [name, balanceCents])).toEqual([
    ['Ana Muñoz', 2_999_000],
    ['Beto Ruiz', 0],
  ]);
});

test('a person’s word goes before the rule, waits with the draft, and is posted as it was said', async () => {
  const app = await createOffice();
  const { draftId } = await tryGatewayFile(app, gatewayLines('2026-11-20,X99,,100.00,Rapipago,A1', ANA));
  const chosen = await app.call('gatewayFiles', 'choose', {
    draftId,
    row: 2,
    choice: { kind: 'client', clientId: app.betoId },
  });
  expect(chosen.outcomes).toMatchObject({ sure: { lines: 2 }, unknown: { lines: 0 } });
  const left = await app.call('gatewayFiles', 'choose', { draftId, row: 3, choice: { kind: 'leave' } });
  expect(left.outcomes).toMatchObject({ sure: { lines: 1 }, left: { lines: 1 } });
  const { fileId } = await app.call('gatewayFiles', 'apply', { draftId, reversal: REVERSAL });
  expect((await keptLines(app, fileId)).map(({ state, client }) => [state, client?.name ?? ''])).toEqual([
    ['posted', 'Beto Ruiz'],
    ['left', ''],
  ]);
  // It was left out once: no other file posts it by itself, until somebody lets it wait again.
  expect((await importGatewayFile(app, gatewayLines(ANA))).repeated.lines).toBe(1);
  const [, line] = await keptLines(app, fileId);
  const { version } = await app.call('gatewayFiles', 'reopen', { lineId: line?.id ?? 0, version: line?.version ?? 0 });
  const to = { kind: 'client', clientId: app.anaId } as const;
  const { receiptNumber } = await app.call('gatewayFiles', 'assign', {
    lineId: line?.id ?? 0,
    version,
    to,
    reversal: REVERSAL,
  });
  expect(receiptNumber).toBe(2);
  expect(await accountOf(app)).toMatchObject({ balanceCents: 0 });
});

test('what nobody knows is kept in a list, and is posted once somebody says whose it is; one window alone may', async () => {
  const app = await createOffice();
  await importGatewayFile(app, gatewayLines('2026-11-20,X99,99999999,29990.00,Rapipago,A1'));
  const waiting = await app.call('gatewayFiles', 'kept', { waiting: true, offset: 0, limit: 10 });
  expect([waiting.total, waiting.totalCents]).toEqual([1, 2_999_000]);
  const { id: lineId = 0, version = 0 } = waiting.lines[0] ?? {};
  const to = { kind: 'client', clientId: app.anaId } as const;
  await app.call('gatewayFiles', 'assign', { lineId, version, to, reversal: REVERSAL });
  const again = refusalOf(app.call('gatewayFiles', 'assign', { lineId, version, to, reversal: REVERSAL }));
  expect((await again).code).toBe('CONFLICT');
  expect(await accountOf(app)).toMatchObject({ balanceCents: 0 });
  expect((await app.call('gatewayFiles', 'kept', { waiting: true, offset: 0, limit: 10 })).total).toBe(0);
});

test('a line that waited is posted by a method that is still offered', async () => {
  const app = await createOffice();
  const { fileId } = await importGatewayFile(app, gatewayLines('2026-11-20,X99,,50.00,Rapipago,A1'));
  const { paymentMethods } = await app.call('billingParameters', 'list', {});
  const usual = paymentMethods.find(({ name }) => name === 'Pasarela de pago');
  const at = { id: usual?.id ?? 0, version: usual?.version ?? 0 };
  await app.call('billingParameters', 'retire', { kind: 'paymentMethod', ...at, retired: true });
  const [line] = await keptLines(app, fileId);
  const to = { kind: 'client', clientId: app.anaId } as const;
  const { id: lineId = 0, version = 0 } = line ?? {};
  await app.call('gatewayFiles', 'assign', { lineId, version, to, reversal: REVERSAL });
  const { rows } = await app.call('payments', 'list', { filter: {}, offset: 0, limit: 1 });
  expect(rows[0]?.method).toBe('Efectivo');
});

test('a line that would be another by the time it is posted waits for a person instead', async () => {
  const app = await createOffice();
  const { draftId } = await tryGatewayFile(app, gatewayLines(ANA, '2026-11-20,,28114902,29990.00,Rapipago,A3'));
  await identify(app, app.anaId, { customId: '7', nationalId: '28.114.902' });
  await identify(app, app.betoId, { customId: '1042', nationalId: '30.000.111' });
  await pay(app, 500);
  const { posted, waiting, changed, fileId } = await app.call('gatewayFiles', 'apply', { draftId, reversal: REVERSAL });
  expect([posted.lines, waiting.lines, changed]).toEqual([0, 2, 2]);
  expect((await keptLines(app, fileId)).map(({ reason }) => reason)).toEqual(['documentDiffers', 'amountDiffers']);
});

test('a reversal voids the payment of its operation; of one that is not known, or in part, a person decides', async () => {
  const app = await createOffice();
  await importGatewayFile(app, gatewayLines(ANA, BETO));
  const reversals = gatewayLines(
    '2026-11-22,1042,28114902,-29990.00,Pago Fácil,OP1',
    '2026-11-22,1043,30000111,-500.00,Rapipago,OP2',
    '2026-11-22,1043,30000111,-1000.50,Rapipago,OP77',
  );
  const { draftId, summary } = await tryGatewayFile(app, reversals, { fileName: 'contracargos.csv' });
  expect(await decisionsOf(app, draftId)).toEqual([
    'reversal operation Ana Muñoz',
    'doubtful reversalPartial',
    'doubtful reversalUnknown',
  ]);
  expect(summary.outcomes.reversal).toEqual({ lines: 1, cents: -2_999_000 });
  const { candidates } = await app.call('gatewayFiles', 'candidates', { draftId, row: 4 });
  expect(candidates.map(({ name, payment }) => [name, payment?.receiptNumber])).toEqual([['Beto Ruiz', 2]]);
  const choice = { kind: 'payment', paymentId: candidates[0]?.payment?.id ?? 0 } as const;
  await app.call('gatewayFiles', 'choose', { draftId, row: 4, choice });
  const { voided } = await app.call('gatewayFiles', 'apply', { draftId, reversal: REVERSAL });
  expect(voided).toEqual({ lines: 2, cents: -3_099_050 });
  expect(await accountOf(app)).toMatchObject({ balanceCents: 2_999_000 });
  expect(await accountOf(app, app.betoId)).toMatchObject({ balanceCents: 0, creditCents: 0 });
  const { rows } = await app.call('payments', 'list', { filter: { clientId: app.anaId }, offset: 0, limit: 10 });
  expect(rows[0]?.voided?.reason).toBe('Contracargo · OP1 · contracargos.csv');
  expect(accountFaults(app.folder)).toEqual([]);
  expect((await importGatewayFile(app, reversals)).repeated.lines).toBe(3);
});

test('a payment and its reversal in one file come to nothing, in whatever order they stand', async () => {
  for (const lines of [
    [ANA, '2026-11-22,1042,,-29990.00,Pago Fácil,OP1'],
    ['2026-11-22,1042,,-29990.00,Pago Fácil,OP1', ANA],
  ]) {
    const app = await createOffice();
    const { posted, voided } = await importGatewayFile(app, gatewayLines(...lines));
    expect([posted.lines, voided.lines]).toEqual([1, 1]);
    expect(await accountOf(app)).toMatchObject({ balanceCents: 2_999_000, creditCents: 0 });
  }
});

test('an operation’s number that something else had already is asked about, never passed over', async () => {
  const app = await createOffice();
  await importGatewayFile(app, gatewayLines(ANA));
  const other = gatewayLines('2026-11-21,1043,30000111,50.00,Pago Fácil,OP1');
  const { draftId } = await tryGatewayFile(app, other);
  expect(await decisionsOf(app, draftId)).toEqual(['doubtful operationReused']);
  await app.call('gatewayFiles', 'choose', { draftId, row: 2, choice: { kind: 'client', clientId: app.betoId } });
  expect((await app.call('gatewayFiles', 'apply', { draftId, reversal: REVERSAL })).posted.lines).toBe(1);
  expect((await importGatewayFile(app, other)).repeated.lines).toBe(1);
});

test('a file is taken back whole: its payments are voided by its name, what was voided since is named, and it may come in again', async () => {
  const app = await createOffice();
  const file = gatewayLines(ANA, BETO, '2026-11-20,X99,,100.00,Rapipago,A1');
  const { fileId } = await importGatewayFile(app, file);
  const [, betos] = await keptLines(app, fileId);
  await voidPayment(app, betos?.payment?.id ?? 0, 'Era de otro');
  const plan = await app.call('gatewayFiles', 'undoPlan', { fileId });
  expect(plan).toMatchObject({ voids: { lines: 1, cents: 2_999_000 }, waiting: { lines: 1 }, keptCount: 1 });
  const undone = await app.call('gatewayFiles', 'undo', {
    fileId,
    version: plan.version,
    reason: 'Se deshizo pagos.csv',
  });
  expect(undone.kept).toEqual([{ receiptNumber: 2, client: 'Beto Ruiz', amountCents: 100_050, why: 'voidedSince' }]);
  expect(await accountOf(app)).toMatchObject({ balanceCents: 2_999_000 });
  const { rows } = await app.call('payments', 'list', { filter: { clientId: app.anaId }, offset: 0, limit: 5 });
  expect(rows[0]?.voided?.reason).toBe('Se deshizo pagos.csv');
  expect(accountFaults(app.folder)).toEqual([]);
  const again = refusalOf(app.call('gatewayFiles', 'undo', { fileId, version: plan.version + 1, reason: 'x' }));
  expect((await again).code).toBe('IMPORT_GONE');
  const { posted, repeated, waiting } = await importGatewayFile(app, file);
  expect([posted.lines, repeated.lines, waiting.lines]).toEqual([1, 1, 1]);
});

test('two clients’ payments with one operation number are asked about, also when all else of them is alike', async () => {
  const app = await createOffice();
  const second = '2026-11-20,1043,30000111,29990.00,Pago Fácil,OP1';
  const { draftId } = await tryGatewayFile(app, gatewayLines(ANA, second));
  expect(await decisionsOf(app, draftId)).toEqual(['sure customId Ana Muñoz', 'doubtful operationReused']);
});

test('a line of more than a year ago is believed, as its file is', async () => {
  const app = await createOffice();
  const { posted } = await importGatewayFile(app, gatewayLines('2025-10-20,1042,28114902,100.00,Rapipago,V1'));
  expect(posted.lines).toBe(1);
});

test('the same lines in any order, in two files or twice come to the same accounts', async () => {
  const lines = [
    ANA,
    BETO,
    '2026-11-05,1042,28114902,100.00,Rapipago,B1',
    '2026-11-23,1042,28114902,5000.00,CobroDigital,B2',
    '2026-11-05,1043,30000111,12.34,CobroDigital,',
    '2026-11-24,1043,30000111,-1000.50,Rapipago,OP2',
  ];
  const resultOf = async (files: readonly (readonly string[])[]) => {
    const app = await createOffice();
    for (const file of files) await importGatewayFile(app, gatewayLines(...file));
    expect(accountFaults(app.folder)).toEqual([]);
    const [ana, beto] = [await accountOf(app), await accountOf(app, app.betoId)];
    return [ana, beto].map(({ balanceCents, creditCents, unpaidCents }) => [balanceCents, creditCents, unpaidCents]);
  };
  const expected = await resultOf([lines]);
  expect(expected).toEqual([
    [-510_000, 510_000, 0],
    [-1234, 1234, 0],
  ]);
  await assert(
    asyncProperty(shuffledSubarray(lines, { minLength: lines.length }), async (order) => {
      expect(await resultOf([order])).toEqual(expected);
      expect(await resultOf([order, order.toReversed()])).toEqual(expected);
      // A reversal finds its payment in whatever file came before.
      const first = lines.slice(0, 3);
      expect(await resultOf([first, lines.slice(3)])).toEqual(expected);
    }),
    { numRuns: 4 },
  );
}, 60_000);

test('a draft is posted once, however often it is sent, and what was cancelled posts nothing', async () => {
  const app = await createOffice();
  const { draftId } = await tryGatewayFile(app, gatewayLines(ANA));
  await app.call('gatewayFiles', 'apply', { draftId, reversal: REVERSAL });
  const again = refusalOf(app.call('gatewayFiles', 'apply', { draftId, reversal: REVERSAL }));
  expect((await again).code).toBe('IMPORT_GONE');
  await app.call('gatewayFiles', 'discard', { draftId });
  expect((await refusalOf(app.call('gatewayFiles', 'draft', { draftId }))).code).toBe('IMPORT_GONE');
  expect((await app.call('payments', 'list', { filter: {}, offset: 0, limit: 1 })).total).toBe(1);
});

test('columns, gateways, methods and collectors are said once and remembered', async () => {
  const app = await createOffice();
  const file = 'Dia;Quien;Cuanto;Nro\n20/11/2026;1042;1.000,00;77\n';
  const { draftId, layout, remembered } = await openGatewayFile(app, file);
  expect(remembered).toBe(false);
  const said = {
    ...layout,
    targets: ['paidOn', 'customId', 'amount', 'operation'] as const,
    gatewayName: 'Cobros del Sur',
  };
  const mapped = { ...said, targets: [...said.targets] };
  const { paymentMethods } = await app.call('billingParameters', 'list', {});
  const methodId = paymentMethods.find(({ name }) => name === 'Transferencia')?.id ?? 0;
  const sources = [{ name: 'Cobros del Sur', gatewayId: null, methodId, collectorId: null }];
  const summary = await app.call('gatewayFiles', 'preview', { draftId, layout: mapped, sources });
  expect(summary.outcomes.sure).toEqual({ lines: 1, cents: 100_000 });
  await app.call('gatewayFiles', 'apply', { draftId, reversal: REVERSAL });
  const next = await openGatewayFile(app, file.replace('77', '78'));
  expect(next).toMatchObject({ remembered: true, layout: mapped });
  const second = await app.call('gatewayFiles', 'preview', { draftId: next.draftId, layout: next.layout, sources: [] });
  expect(second.sources).toMatchObject([{ gateway: 'Cobros del Sur', methodId, collector: 'Cobros del Sur' }]);
  expect(second.sources[0]?.gatewayId).not.toBeNull();
});

test('a file that names no more than a document, of a client who is gone and owes nothing, is asked about', async () => {
  const app = await createOffice();
  const { version } = await app.call('clients', 'get', { id: app.betoId });
  await app.call('clients', 'deactivate', { id: app.betoId, version });
  const { draftId } = await tryGatewayFile(app, gatewayLines(BETO));
  expect(await decisionsOf(app, draftId)).toEqual(['doubtful deactivated']);
});

test('a gateway’s own reference names its client whoever pays; one that was taken from a client is asked about', async () => {
  const app = await createOffice();
  const fields = {
    name: 'Pago Fácil',
    kind: 'pagoFacil',
    prefix: '04',
    digits: 6,
    checkDigit: 'none',
    linkTemplate: '',
  } as const;
  const { id: gatewayId } = await app.call('gateways', 'create', fields);
  await app.call('gateways', 'verify', { id: gatewayId, version: 1, sample: '04123456' });
  const { id, version } = await app.call('gateways', 'attach', {
    clientId: app.betoId,
    gatewayId,
    reference: '04001042',
  });
  const file = gatewayLines('2026-11-20,001042,28114902,10.00,Pago Fácil,R1');
  const first = await tryGatewayFile(app, file);
  expect(await decisionsOf(app, first.draftId)).toEqual(['sure reference Beto Ruiz']);
  await app.call('gateways', 'detach', { id, version });
  const second = await tryGatewayFile(app, gatewayLines('2026-11-20,04001042,,10.00,Pago Fácil,R1'));
  expect(await decisionsOf(app, second.draftId)).toEqual(['doubtful referenceFormer']);
});

test('a file of fixed columns is cut where a person says', async () => {
  const lines = [
    'H20261124PAGOS',
    '20261120      1042  000002999000 A1',
    '20261121      1043  000000100050 A2',
    'T000003099050',
  ];
  const app = await createOffice();
  const opened = await openGatewayFile(app, lines.join('\r\n'), 'columnas.txt');
  expect(opened.lines).toHaveLength(4);
  const cut = await app.call('gatewayFiles', 'cut', { draftId: opened.draftId, cuts: [0, 8, 20, 33] });
  const layout = {
    ...cut.layout,
    targets: ['paidOn' as const, 'customId' as const, 'amount' as const, 'operation' as const],
    amounts: 'cents' as const,
    gatewayName: 'Rapipago',
  };
  const { outcomes } = await app.call('gatewayFiles', 'preview', { draftId: opened.draftId, layout, sources: [] });
  expect(outcomes.sure).toEqual({ lines: 2, cents: 3_099_050 });
  expect(outcomes.problem.lines).toBe(0);
});

test('a line of totals is no payment: what it says is set beside what the lines come to', async () => {
  const app = await createOffice();
  const file = [
    'Fecha;Nro cliente;Importe;Comisión;Id operación;Estado',
    '20/11/2026;1042;$ 1.000,00;25,50;1;Aprobado',
    '20/11/2026;1043;500,00;10,00;2;Rechazado',
    'Total;;1.500,00;;;',
  ];
  const { summary, draftId } = await tryGatewayFile(app, file.join('\n'), { gatewayName: 'Mercado Pago' });
  expect(summary).toMatchObject({ whole: { lines: 2, cents: 150_000 }, told: 150_000, feeCents: 2550 });
  expect(await decisionsOf(app, draftId)).toEqual(['sure customId Ana Muñoz', 'left notPaid']);
});

test.each([
  ['nada.csv', '', 'FILE_NOT_READABLE'],
  ['foto.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'FILE_NOT_READABLE'],
  ['pagos.xlsx', 'fecha,importe\n', 'FILE_NOT_READABLE'],
  ['ancho.csv', `${'a,'.repeat(200)}a\n`, 'FILE_TOO_WIDE'],
])('%s is refused, and leaves no draft', async (fileName, content, code) => {
  const app = await createTestOffice();
  expect((await refusalOf(openGatewayFile(app, content, fileName))).code).toBe(code);
  expect((await app.call('gatewayFiles', 'drafts', {})).drafts).toEqual([]);
});

test('a layout that says not who paid, or says one thing of two columns, is refused', async () => {
  const app = await createTestOffice();
  const { draftId, layout } = await openGatewayFile(app, gatewayLines(ANA));
  const preview = (targets: typeof layout.targets) =>
    refusalOf(app.call('gatewayFiles', 'preview', { draftId, layout: { ...layout, targets }, sources: [] }));
  expect(await preview(['paidOn', 'ignore', 'ignore', 'amount', 'gateway', 'operation'])).toMatchObject({
    params: { reason: 'reference' },
  });
  expect(await preview(['paidOn', 'customId', 'customId', 'amount', 'gateway', 'operation'])).toMatchObject({
    params: { reason: 'twice' },
  });
  expect(await preview(['paidOn', 'customId', 'ignore', 'ignore', 'gateway', 'operation'])).toMatchObject({
    params: { reason: 'amount' },
  });
});

test('a file’s lines are handed out with what became of each', async () => {
  const app = await createOffice();
  const { fileId } = await importGatewayFile(app, gatewayLines(ANA, '2026-11-20,X99,,100.00,Rapipago,A1'));
  const { fileToken, rows } = await app.call('gatewayFiles', 'export', {
    fileId,
    format: 'csv',
    suffix: 'resultado',
    headers: Array.from({ length: 13 }, (_, at) => `c${at}`),
    states: wordsFor(keptStates, (state) => state.toUpperCase()),
    reasons: wordsFor(lineReasons, (reason) => reason.toUpperCase()),
  });
  expect(rows).toBe(2);
  const written = readFileSync(app.files.resolveOutgoing(fileToken)?.path ?? '', 'utf8');
  expect(written).toContain('29990;;POSTED;CUSTOMID;1042;Ana Muñoz;1');
  expect(written).toContain('100;;WAITING;NOBODY;;;');
});

test('a client that a list brought stays once a gateway’s line was posted to it', async () => {
  const app = await createTestOffice();
  const fileToken = app.files.receive('lista.csv', Buffer.from('ID;Nombre\r\n77;Carla'));
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  const { importId } = await app.call('imports', 'apply', { draftId });
  await importGatewayFile(app, gatewayLines('2026-11-20,77,,10.00,Rapipago,A1'));
  expect(await app.call('imports', 'undoPlan', { importId })).toMatchObject({ removed: 0, kept: 1 });
});

test('an ID that is written otherwise is asked about', async () => {
  const app = await createTestOffice();
  await app.call('clients', 'create', clientFieldsWith({ name: 'Carla', customId: 'A-7' }));
  const { draftId } = await tryGatewayFile(app, gatewayLines('2026-11-20,a-7,,10.00,Rapipago,A1'));
  expect(await decisionsOf(app, draftId)).toEqual(['doubtful idPadded']);
});
