import { accountContract } from '../contract/account';
import { consumptionContract, type ConsumptionMeasure } from '../contract/consumption';
import { gatewayFilesContract } from '../contract/gateway-files';
import { nonDeliveriesContract } from '../contract/non-deliveries';
import { outboxContract } from '../contract/outbox';
import { plansContract } from '../contract/plans';
import { partOf, WHOLE_RATE, writtenCents } from '../contract/values/money';
import type { Call } from './clerk';
import { type Desk, numbersFrom, sheetOf } from './demo-desk';
import { TOWER } from './demo-lists';
import { mercadoPagoReference } from './seed-gateways';

const HOUR_MS = 3_600_000;
const MIB = 1_048_576;

/** How many hours of the day before are in the two files of counters, which share some; and in the file of samples. */
const COUNTED = [
  { from: 30, until: 16 },
  { from: 18, until: 4 },
] as const;
const SAMPLED = { from: 12, until: 4 } as const;
/** Of the tower's contracts the last is measured by another box, which tells what was used and counts nothing. */
const COUNTERS = TOWER.contracts - 1;

/** What each of some addresses tells at each of some hours; the counter of one that no contract has is among them. */
function rowsOf(nowMs: number, hosts: readonly number[], hours: { from: number; until: number }, grows: boolean) {
  const top = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
  return numbersFrom(0, hours.from - hours.until + 1).flatMap((at) =>
    hosts.map((host) => {
      const ago = hours.from - at;
      // A counter goes on from where it was, whichever file it is read from.
      const hour = grows ? 100 - ago : 1;
      const down = hour * (140 + host * 17) * MIB;
      return [`${TOWER.network}.${host}`, new Date(top - ago * HOUR_MS).toISOString(), down, Math.floor(down / 9)];
    }),
  );
}

const HEAD = ['IP', 'Fecha', 'Bajada bytes', 'Subida bytes'];

async function importUse(call: Call, fileToken: string, measure: ConsumptionMeasure): Promise<void> {
  const { draftId, columns, unit } = await call(consumptionContract.open, { fileToken });
  const targets = columns.map(({ target }) => target);
  await call(consumptionContract.preview, { draftId, targets, unit, measure });
  await call(consumptionContract.apply, { draftId });
  await call(consumptionContract.discard, { draftId });
}

/** What the new tower measured: counters that were read twice, samples, an address of nobody's, and a line that says nothing. */
export async function measureTower({ ago, nowMs, receive }: Desk): Promise<void> {
  const counters = [...numbersFrom(10, COUNTERS), 99];
  for (const [at, hours] of COUNTED.entries()) {
    const rows = rowsOf(nowMs, counters, hours, true);
    const broken = [[`${TOWER.network}.10`, 'sin fecha', '', '']];
    const sheet = sheetOf(HEAD, ...rows, ...(at === 0 ? broken : []));
    await importUse(ago(0), receive(`contadores-el-nihuil-${at + 1}.csv`, sheet), 'counter');
  }
  const rows = rowsOf(nowMs, [10 + COUNTERS], SAMPLED, false);
  await importUse(ago(0), receive('consumo-el-nihuil.csv', sheetOf(HEAD, ...rows)), 'interval');
}

/** Clients that pay by Mercado Pago: every second one of those with a gateway. */
const PAYERS = numbersFrom(1203, 9, 12);
/** What the gateway keeps of each payment. */
const FEE_BP = 399;
const FILE_HEAD = ['Fecha', 'Referencia', 'Importe', 'Pasarela', 'Operación', 'Estado', 'Comisión'];

/** A day's payments as a gateway tells them: most are known, one is nobody's, one was not paid. */
export async function importPayments({ ago, receive }: Desk): Promise<void> {
  const call = ago(0);
  const { today: paidOn } = await ago(1)(plansContract.list, {});
  const amounts: [string, number][] = [];
  for (const clientId of PAYERS) {
    const { balanceCents } = await call(accountContract.get, { clientId });
    amounts.push([mercadoPagoReference(clientId), balanceCents > 0 ? balanceCents : 1_199_000]);
  }
  amounts.push([mercadoPagoReference(990_001), 2_390_050]);
  const rows = amounts.map(([reference, amount], at) => {
    const [gross, fee] = [writtenCents(amount), writtenCents(partOf(amount, FEE_BP, WHOLE_RATE))];
    return [paidOn, reference, gross, 'Mercado Pago', 84_120_011 + at, at === 2 ? 'Rechazado' : 'Aprobado', fee];
  });
  const fileToken = receive('mercado-pago.csv', sheetOf(FILE_HEAD, ...rows));
  const { draftId, layout } = await call(gatewayFilesContract.open, { fileToken });
  await call(gatewayFilesContract.preview, { draftId, layout, sources: [] });
  await call(gatewayFilesContract.apply, { draftId, reversal: 'Contracargo' });
  await call(gatewayFilesContract.discard, { draftId });
}

/** Addresses that a server refused are written down as such; some of them, since somebody still has to look at the others. */
export async function noteUndelivered({ ago }: Desk): Promise<void> {
  const call = ago(0);
  const { rows } = await call(outboxContract.list, { filter: { states: ['failed'] }, offset: 0, limit: 4 });
  for (const { clientId, address } of rows)
    if (clientId !== null)
      await call(nonDeliveriesContract.record, { clientId, address, reason: 'La casilla no existe.' });
}
