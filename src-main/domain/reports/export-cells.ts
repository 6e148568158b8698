import type { z } from 'zod';
import type { reportsContract } from '../../contract/reports';
import { cellAmount } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import type { CellValue } from '../../ports';
import { readDebtByAge, readIncome, readInvoiced } from './store';

type Exported = z.output<typeof reportsContract.export.input>;

const monthCell = (day: string) => day.slice(0, 7);

/** A report's rows, and last its total. The same figures as the screen's, from the same reading. */
export function reportCells(db: ReadDb, today: string, { what, ages, unnamed, total }: Exported): CellValue[][] {
  if (what.kind === 'debtByAge') {
    const { rows, totalCents } = readDebtByAge(db, today);
    return [
      ...rows.map((row) => [ages[row.age], row.debts, row.clients, cellAmount(row.cents)]),
      [total, rows.reduce((sum, { debts }) => sum + debts, 0), null, cellAmount(totalCents)],
    ];
  }
  if (what.kind === 'income') {
    const { rows, totalCents } = readIncome(db, what);
    const nameOf = (name: string) => (what.by === 'month' ? monthCell(name) : name || unnamed);
    return [
      ...rows.map((row) => [
        nameOf(row.name),
        row.payments,
        cellAmount(row.takenCents),
        cellAmount(row.voidedCents),
        cellAmount(row.cents),
      ]),
      [total, rows.reduce((sum, { payments }) => sum + payments, 0), null, null, cellAmount(totalCents)],
    ];
  }
  const { rows, ...sums } = readInvoiced(db, what);
  const amounts = (of: typeof sums) =>
    [of.invoicedCents, of.creditedCents, of.netCents, of.surchargedCents, of.collectedCents].map(cellAmount);
  return [...rows.map((row) => [monthCell(row.month), ...amounts(row)]), [total, ...amounts(sums)]];
}
