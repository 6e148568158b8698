import type { z } from 'zod';
import type { reportsContract } from '../../contract/reports';
import { cellAmount } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import type { CellValue } from '../../ports';
import { printedRate } from '../written';
import { type BookedDocument, eachBooked, listBookedTaxes } from './book-store';

type Exported = z.output<typeof reportsContract.exportBook.input>;
type Tax = ReturnType<typeof listBookedTaxes>[number];

const taxName = ({ name, rateBp }: Tax) => (name.includes('%') ? name : `${name} ${printedRate(rateBp)}`);

/** The sales book as a file: its header, then a line a document. A credit note's figures are below nought, a void one's nought. */
export function* bookCells(db: ReadDb, asked: Exported): Generator<CellValue[]> {
  const taxes = listBookedTaxes(db, asked);
  const { before, after, base } = asked.headers;
  yield [...before, ...taxes.flatMap((tax) => [`${base} ${taxName(tax)}`, taxName(tax)]), ...after];
  for (const document of eachBooked(db, asked)) yield cellsOf(document, taxes, asked);
}

const signs = { invoice: 1, creditNote: -1 } as const satisfies Record<BookedDocument['kind'], number>;

function cellsOf(document: BookedDocument, taxes: readonly Tax[], { kinds, states }: Exported): CellValue[] {
  const { kind, state } = document;
  const amount = (figure: number) => cellAmount(state === 'voided' ? 0 : signs[kind] * figure);
  const own = taxes.flatMap(({ name, rateBp }) => {
    const found = document.taxes.filter((tax) => tax.name === name && tax.rateBp === rateBp);
    const sum = (of: 'baseCents' | 'amountCents') => amount(found.reduce((all, tax) => all + tax[of], 0));
    return found.length === 0 ? [null, null] : [sum('baseCents'), sum('amountCents')];
  });
  return [
    document.onDate,
    kinds[kind],
    document.typeCode,
    document.pointOfSale,
    document.number,
    document.internalNumber,
    document.entity,
    document.customId,
    document.client,
    document.condition,
    document.taxId || document.nationalId,
    amount(document.netCents),
    ...own,
    amount(document.totalCents),
    states[state],
    document.authorizationCode,
    document.authorizationExpiresOn,
    document.creditedNumber,
    document.reason,
  ];
}
