import type { invoiceDocumentsContract, Printable } from '../../contract/invoice-documents';
import { Refusal } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import type { PrintedDocument, Task } from '../../ports';
import type { FeatureHandlers } from '../handler';
import { listPrintable, requireInvoice } from '../invoices';
import { requireCountry, requireOfficeRecord } from '../office';
import { printedInvoice } from './printed';
import { printedNumber } from './written';

/** A file that was handed out goes at the first print a day later. */
const HANDED_OUT_MS = 24 * 60 * 60 * 1000;

interface Named {
  readonly id: number;
  readonly internalNumber: number;
  readonly issuedOn: string;
}

/** Those that are to be printed, by their internal number; NOT_FOUND where there is none, or one of those named is not. */
function requirePrintable(db: ReadDb, what: Printable): Named[] {
  const found = listPrintable(db, what);
  if (found.length === 0 || (what.kind === 'invoices' && found.length !== new Set(what.ids).size))
    throw new Refusal('NOT_FOUND');
  return found;
}

function* printedOf(db: ReadDb, all: readonly Named[], task: Task): Generator<PrintedDocument> {
  const country = requireCountry(db);
  for (const [at, { id }] of all.entries()) {
    task.progress(at, all.length);
    yield printedInvoice(requireInvoice(db, id), country);
  }
  task.progress(all.length, all.length);
}

/** `factura-B-0003-00000012.pdf`, `facturas-120-a-480.pdf`. */
function fileNameOf(db: ReadDb, all: readonly Named[]): string {
  const [first] = all;
  const last = all.at(-1);
  if (!first || !last) throw new Refusal('NOT_FOUND');
  if (all.length > 1) return `facturas-${first.internalNumber}-a-${last.internalNumber}.pdf`;
  const { typeCode, pointOfSale, number } = requireInvoice(db, first.id);
  const named = number === null ? String(first.internalNumber) : printedNumber(pointOfSale, number);
  return `factura-${typeCode}-${named}.pdf`;
}

/** A file's day is that of the newest document in it, at noon. */
const datedMs = (all: readonly Named[]) =>
  Date.parse(
    `${
      all
        .map(({ issuedOn }) => issuedOn)
        .toSorted()
        .at(-1) ?? '1970-01-01'
    }T12:00:00Z`,
  );

export const invoiceDocumentHandlers: FeatureHandlers<typeof invoiceDocumentsContract> = {
  print: {
    heavy: true,
    async prepare({ snapshot, services, task }, { what }) {
      services.files.sweepOutgoing(services.clock.nowMs() - HANDED_OUT_MS);
      return snapshot(async (db) => {
        const all = requirePrintable(db, what);
        const fileName = fileNameOf(db, all);
        const { path, token } = services.files.outgoing(fileName);
        const head = { title: fileName.replace(/\.pdf$/u, ''), author: requireOfficeRecord(db).name };
        await services.printer.write(path, { ...head, datedMs: datedMs(all) }, printedOf(db, all, task));
        return { fileToken: token, fileName, documents: all.length };
      });
    },
  },
};
