import type { invoiceDocumentsContract, Printable } from '../../contract/invoice-documents';
import { Refusal } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import type { PrintedDocument, Task } from '../../ports';
import { logoUrl } from '../billing-parameters';
import { listPrintableNotes, requireNote } from '../credit-notes';
import { handOut } from '../exports';
import type { FeatureHandlers } from '../handler';
import { listPrintable, requireInvoice } from '../invoices';
import { requireCountry, requireOfficeRecord } from '../office';
import { printedCreditNote, printedInvoice } from './printed';
import { printedNumber } from '../written';

interface Named {
  readonly id: number;
  readonly internalNumber: number;
  readonly issuedOn: string;
}

/** What is to be printed, by its internal number: its names, and how each is drawn. */
interface Batch {
  readonly all: readonly Named[];
  readonly several: string;
  readonly nameOf: (id: number) => string;
  readonly draw: (id: number) => PrintedDocument;
}

const numberWords = (typeCode: string, one: { pointOfSale: number; number: number | null; internalNumber: number }) =>
  `${typeCode}-${one.number === null ? one.internalNumber : printedNumber(one.pointOfSale, one.number)}`;

/** What an invoice's file is called. */
export function invoiceFileName(invoice: ReturnType<typeof requireInvoice>): string {
  return `factura-${numberWords(invoice.typeCode, invoice)}`;
}

/** What a document is printed with: the picture that its issuer had at its issue. Each is read once. */
export function logos(db: ReadDb) {
  const known = new Map<number | null, string>();
  return (
    { issuer: { logoId } }: { readonly issuer: { readonly logoId: number | null } },
    printed: PrintedDocument,
  ) => {
    const logo = known.get(logoId) ?? logoUrl(db, logoId);
    known.set(logoId, logo);
    return { ...printed, logo };
  };
}

function batchOf(db: ReadDb, what: Printable): Batch {
  const country = requireCountry(db);
  const withLogo = logos(db);
  if (what.kind === 'creditNotes')
    return {
      all: listPrintableNotes(db, what.ids),
      several: 'notas-de-credito',
      nameOf(id) {
        const note = requireNote(db, id);
        return `nota-de-credito-${numberWords(note.document.code, note)}`;
      },
      draw(id) {
        const note = requireNote(db, id);
        return withLogo(note, printedCreditNote(note, country));
      },
    };
  return {
    all: listPrintable(db, what),
    several: 'facturas',
    nameOf: (id) => invoiceFileName(requireInvoice(db, id)),
    draw(id) {
      const invoice = requireInvoice(db, id);
      return withLogo(invoice, printedInvoice(invoice, country));
    },
  };
}

/** NOT_FOUND where there is none, or one of those named is not. */
function requireBatch(db: ReadDb, what: Printable): Batch & { readonly title: string } {
  const batch = batchOf(db, what);
  const { all, several, nameOf } = batch;
  const [first] = all;
  const last = all.at(-1);
  const wanted = what.kind === 'filter' ? all.length : new Set(what.ids).size;
  if (!first || !last || all.length !== wanted) throw new Refusal('NOT_FOUND');
  const title = all.length === 1 ? nameOf(first.id) : `${several}-${first.internalNumber}-a-${last.internalNumber}`;
  return { ...batch, title };
}

function* drawnOf({ all, draw }: Batch, task: Task): Generator<PrintedDocument> {
  for (const [at, { id }] of all.entries()) {
    task.progress(at, all.length);
    yield draw(id);
  }
  task.progress(all.length, all.length);
}

export const noonOf = (day: string) => Date.parse(`${day}T12:00:00Z`);

/** A file's day is that of the newest document in it, at noon. */
const datedMs = (all: readonly Named[]) =>
  noonOf(
    all
      .map(({ issuedOn }) => issuedOn)
      .toSorted()
      .at(-1) ?? '1970-01-01',
  );

export const invoiceDocumentHandlers: FeatureHandlers<typeof invoiceDocumentsContract> = {
  print: {
    heavy: true,
    async prepare({ snapshot, services, task }, { what }) {
      return snapshot(async (db) => {
        const batch = requireBatch(db, what);
        const { all, title } = batch;
        const { path, token, fileName } = handOut(services, `${title}.pdf`);
        const head = { title, author: requireOfficeRecord(db).name, datedMs: datedMs(all) };
        await services.printer.write(path, head, drawnOf(batch, task));
        return { fileToken: token, fileName, documents: all.length };
      });
    },
  },
};
