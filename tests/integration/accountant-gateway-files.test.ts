import { expect, test } from 'vitest';
import { clientFields } from '../../src-main/contract/clients';
import { accountFaults, accountOf, type AccountOffice, createAccountOffice, issue } from '../support/account';
import { changeFile } from '../support/accountant';
import { gatewayLines, importGatewayFile, REVERSAL, tryGatewayFile } from '../support/gateway-files';

/** An office whose Ana, of ID 1042, owes November's invoice of 29,990.00. */
async function createOffice(): Promise<AccountOffice> {
  const app = await createAccountOffice();
  const client = await app.call('clients', 'get', { id: app.anaId });
  const fields = { ...clientFields.strip().parse(client), customId: '1042', nationalId: '28.114.902' };
  await app.call('clients', 'update', { id: app.anaId, version: client.version, fields });
  await issue(app, '2026-11-24');
  return app;
}

const ANA = '2026-11-20,1042,28114902,29990.00,Pago Fácil,OP1';

/** Takes a file back as it is now. */
async function undoFile(app: AccountOffice, fileId: number) {
  const { version, ...plan } = await app.call('gatewayFiles', 'undoPlan', { fileId });
  const undone = await app.call('gatewayFiles', 'undo', { fileId, version, reason: 'Era otro archivo' });
  return { plan, undone };
}

const ANA_BACK = '2026-11-22,1042,28114902,-29990.00,Pago Fácil,OP1';

test('a file of reversals that is taken back pays again what it voided, and may come in again', async () => {
  const app = await createOffice();
  const first = await importGatewayFile(app, gatewayLines(ANA));
  const reversals = gatewayLines(ANA_BACK);
  const { fileId } = await importGatewayFile(app, reversals, { fileName: 'contracargos.csv' });
  expect(await accountOf(app)).toMatchObject({ balanceCents: 2_999_000 });
  const { plan, undone } = await undoFile(app, fileId);
  expect(plan).toMatchObject({ voids: { lines: 0 }, restores: { lines: 1, cents: 2_999_000 }, keptCount: 0 });
  expect(undone).toMatchObject({ voided: { lines: 0 }, restored: { lines: 1, cents: 2_999_000 } });
  expect(await accountOf(app)).toMatchObject({ balanceCents: 0, creditCents: 0 });
  const { rows } = await app.call('payments', 'list', { filter: { clientId: app.anaId }, offset: 0, limit: 5 });
  expect(rows.map(({ receiptNumber, paidOn, voided }) => [receiptNumber, paidOn, voided !== null])).toEqual([
    [2, '2026-11-20', false],
    [1, '2026-11-20', true],
  ]);
  // The same file again takes the payment back again; the file of payments is none the wiser.
  expect((await importGatewayFile(app, gatewayLines(ANA))).repeated.lines).toBe(1);
  const again = await importGatewayFile(app, reversals, { fileName: 'contracargos.csv' });
  expect(again.voided).toEqual({ lines: 1, cents: -2_999_000 });
  expect(await accountOf(app)).toMatchObject({ balanceCents: 2_999_000 });
  await undoFile(app, again.fileId);
  expect((await undoFile(app, first.fileId)).undone.voided.lines).toBe(1);
  expect(await accountOf(app)).toMatchObject({ balanceCents: 2_999_000 });
  expect((await importGatewayFile(app, gatewayLines(ANA))).posted.lines).toBe(1);
  expect(accountFaults(app.folder)).toEqual([]);
});

test('payments and their reversals that are both taken back, in any order, come in again', async () => {
  const app = await createOffice();
  const [payments, reversals] = [gatewayLines(ANA), gatewayLines(ANA_BACK)];
  const first = await importGatewayFile(app, payments);
  const second = await importGatewayFile(app, reversals);
  const { undone } = await undoFile(app, first.fileId);
  expect(undone).toMatchObject({ voided: { lines: 0 }, kept: [{ receiptNumber: 1, why: 'reversed' }] });
  // What the gateway took back stays so while that file stands.
  expect((await importGatewayFile(app, payments)).repeated.lines).toBe(1);
  expect((await undoFile(app, second.fileId)).undone).toMatchObject({ restored: { lines: 0 } });
  expect(await accountOf(app)).toMatchObject({ balanceCents: 2_999_000 });
  expect((await importGatewayFile(app, payments)).posted.lines).toBe(1);
  expect((await importGatewayFile(app, reversals)).voided.lines).toBe(1);
  // Of one file: neither is left.
  const both = gatewayLines('2026-11-21,1042,,70.00,Pago Fácil,OP8', '2026-11-22,1042,,-70.00,Pago Fácil,OP8');
  const third = await importGatewayFile(app, both);
  expect((await undoFile(app, third.fileId)).undone).toMatchObject({ restored: { lines: 0 }, keptCount: 0 });
  expect(await importGatewayFile(app, both)).toMatchObject({ posted: { lines: 1 }, voided: { lines: 1 } });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('an amount, a fee or a total beyond belief is a problem of its line, and adds up to nothing', async () => {
  const app = await createOffice();
  const huge = ['90071992547409.91', '90071992547409.90', '-90071992547409.91', '-90071992547409.90', '1000000000.01'];
  const lines = huge.map((amount, at) => `2026-11-20,1042,28114902,${amount},Pago Fácil,H${at}`);
  const file = gatewayLines(...lines, '2026-11-20,1042,28114902,1000000000.00,Pago Fácil,H9');
  const { draftId, summary } = await tryGatewayFile(app, file);
  expect(summary.outcomes.problem).toEqual({ lines: 5, cents: 0 });
  expect(summary.reasons).toContainEqual({ outcome: 'problem', reason: 'amountTooHigh', lines: 5, cents: 0 });
  expect(summary.whole).toEqual({ lines: 6, cents: 100_000_000_000 });
  await app.call('gatewayFiles', 'apply', { draftId, reversal: REVERSAL });
  const kept = await app.call('gatewayFiles', 'kept', { waiting: false, offset: 0, limit: 200 });
  expect([kept.total, kept.totalCents]).toEqual([6, 100_000_000_000]);
  const head = 'fecha,referencia,documento,importe,pasarela,operacion,comision';
  const fees = [1, 2].map((at) => `2026-11-20,1042,28114902,10.00,Pago Fácil,F${at},90071992547409.91`);
  expect((await tryGatewayFile(app, [head, ...fees].join('\n'))).summary).toMatchObject({ feeCents: null });
  expect(app.unexpected).toEqual([]);
});

test('what an older version kept of a slip’s amount is left out of the sum', async () => {
  const app = await createOffice();
  const { fileId } = await importGatewayFile(app, gatewayLines(ANA));
  for (const row of [98, 99])
    changeFile(
      app.folder,
      `INSERT INTO gateway_lines (file_id, row, state, outcome, reason, gateway, reference, custom_id, national_id,
        operation, original, amount_cents)
      VALUES (${fileId}, ${row}, 'problem', 'problem', 'amountTooHigh', '', '', '', '', '', '', 9007199254740991)`,
    );
  const kept = await app.call('gatewayFiles', 'kept', { waiting: false, offset: 0, limit: 200 });
  expect([kept.total, kept.totalCents]).toEqual([3, 2_999_000]);
});
