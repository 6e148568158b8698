import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { bookedKinds, type SalesBook } from '../../contract/reports';
import { invoiceStates } from '../../contract/invoices';
import { basisPoints, cents, partOf, sumOf } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import { requireMonths, type Stretch } from './stretch';

/** The day that a document bears: before its authority once it was reported, its day of issue until then. */
const day = (of: SQL) => sql`coalesce(${of}.fiscal_on, ${of}.issued_on)`;
const INVOICE = sql.raw('i');
const NOTE = sql.raw('n');

/** Those of whole months, by their index. */
function within(of: SQL, stretch: Stretch): SQL {
  const months = requireMonths(stretch);
  return sql`${day(of)} >= ${months.at(0) ?? ''} AND ${day(of)} < ${months.at(-1) ?? ''}`;
}

const STATE = sql.raw(`CASE WHEN i.voided_at_ms IS NULL THEN i.fiscal_state ELSE 'voided' END`);

const groupRow = z.object({
  entity: z.string(),
  kind: z.enum(bookedKinds),
  typeCode: z.string(),
  state: z.enum(invoiceStates),
  documents: z.number().int(),
  netCents: cents,
  taxCents: cents,
  totalCents: cents,
});
type Group = z.infer<typeof groupRow>;

const LAST = { reported: 0, none: 1, pending: 2, rejected: 3, voided: 4 } as const satisfies Record<
  Group['state'],
  number
>;

const sumsOf = (of: SQL) =>
  sql`count(*) AS documents, sum(${of}.net_cents) AS net, sum(${of}.tax_cents) AS tax, sum(${of}.total_cents) AS total`;

/** Documents of one issuer, kind, type and state together, as their types were called at issue. */
function listGroups(db: ReadDb, stretch: Stretch): Group[] {
  const found = db.all(sql`
    SELECT entity.name AS entity, g.kind, document.json ->> 'code' AS typeCode, g.state,
      sum(g.documents) AS documents, sum(g.sign * g.net) AS netCents, sum(g.sign * g.tax) AS taxCents,
      sum(g.sign * g.total) AS totalCents
    FROM (
      SELECT 'invoice' AS kind, i.legal_entity_id, i.document_snapshot_id, ${STATE} AS state,
        i.voided_at_ms IS NULL AS sign, ${sumsOf(INVOICE)}
      FROM invoices i INDEXED BY invoices_book_day WHERE ${within(INVOICE, stretch)} GROUP BY 2, 3, 4, 5
      UNION ALL
      SELECT 'creditNote', n.legal_entity_id, i.document_snapshot_id, n.fiscal_state, -1, ${sumsOf(NOTE)}
      FROM credit_notes n INDEXED BY credit_notes_book_day JOIN invoices i ON i.id = n.invoice_id
      WHERE ${within(NOTE, stretch)} GROUP BY 2, 3, 4
    ) AS g
    JOIN legal_entities entity ON entity.id = g.legal_entity_id
    JOIN invoice_snapshots document ON document.id = g.document_snapshot_id
    GROUP BY entity.name, g.kind, typeCode, g.state`);
  return found
    .map((row) => groupRow.parse(row))
    .toSorted(
      (one, other) =>
        one.entity.localeCompare(other.entity) ||
        LAST[one.state] - LAST[other.state] ||
        bookedKinds.indexOf(one.kind) - bookedKinds.indexOf(other.kind) ||
        one.typeCode.localeCompare(other.typeCode),
    );
}

const taxRow = z.object({
  entity: z.string(),
  name: z.string(),
  rateBp: basisPoints,
  baseCents: z.number().int(),
  amountCents: z.number().int(),
});
type TaxRow = z.infer<typeof taxRow>;

const creditedTax = taxRow.extend({ noteCents: z.number().int(), invoiceCents: z.number().int() });

/**
 * A credit note's base of a tax: its invoice's, in the part of the invoice that it takes back, half up. It is not kept with
 * the note, whose taxes are shared out of its sum.
 */
function creditedBase(baseCents: number, noteCents: number, invoiceCents: number): number {
  return partOf(baseCents, noteCents, invoiceCents);
}

function listTaxes(db: ReadDb, stretch: Stretch): SalesBook['taxes'] {
  const charged = db
    .all(sql`
      SELECT entity.name AS entity, t.name, t.rate_bp AS rateBp, sum(t.base_cents) AS baseCents,
        sum(t.amount_cents) AS amountCents
      FROM invoices i INDEXED BY invoices_book_day CROSS JOIN invoice_taxes t ON t.invoice_id = i.id
      JOIN legal_entities entity ON entity.id = i.legal_entity_id
      WHERE ${within(INVOICE, stretch)} AND i.fiscal_state = 'reported' GROUP BY 1, 2, 3`)
    .map((row) => taxRow.parse(row));
  const credited = db
    .all(sql`
      SELECT entity.name AS entity, t.name, t.rate_bp AS rateBp, t.amount_cents AS amountCents,
        n.total_cents AS noteCents, i.total_cents AS invoiceCents, charged.base_cents AS baseCents
      FROM credit_notes n INDEXED BY credit_notes_book_day CROSS JOIN credit_note_taxes t ON t.credit_note_id = n.id
      JOIN invoices i ON i.id = n.invoice_id
      JOIN invoice_taxes charged ON charged.invoice_id = i.id AND charged.position = t.position
      JOIN legal_entities entity ON entity.id = n.legal_entity_id
      WHERE ${within(NOTE, stretch)} AND n.fiscal_state = 'reported'`)
    .map((row) => creditedTax.parse(row));
  const sums = new Map<string, TaxRow>();
  function add({ entity, name, rateBp, baseCents, amountCents }: TaxRow): void {
    const key = JSON.stringify([entity, name, rateBp]);
    const before = sums.get(key) ?? { baseCents: 0, amountCents: 0 };
    sums.set(key, {
      entity,
      name,
      rateBp,
      baseCents: before.baseCents + baseCents,
      amountCents: before.amountCents + amountCents,
    });
  }
  charged.forEach(add);
  for (const one of credited)
    add({
      ...one,
      baseCents: -creditedBase(one.baseCents, one.noteCents, one.invoiceCents),
      amountCents: -one.amountCents,
    });
  return [...sums.values()]
    .toSorted((one, other) => one.entity.localeCompare(other.entity) || one.name.localeCompare(other.name))
    .map((row) => ({ ...row, baseCents: sumOf([row.baseCents]), amountCents: sumOf([row.amountCents]) }));
}

function figuresOf(groups: readonly Group[]): SalesBook['total'] {
  return {
    documents: groups.reduce((sum, { documents }) => sum + documents, 0),
    netCents: sumOf(groups.map(({ netCents }) => netCents)),
    taxCents: sumOf(groups.map(({ taxCents }) => taxCents)),
    totalCents: sumOf(groups.map(({ totalCents }) => totalCents)),
  };
}

/** What an accountant books of a stretch: documents and their taxes. */
export function readSalesBook(db: ReadDb, stretch: Stretch): SalesBook {
  const rows = listGroups(db, stretch);
  return {
    rows,
    taxes: listTaxes(db, stretch),
    reported: figuresOf(rows.filter(({ state }) => state === 'reported')),
    total: figuresOf(rows.filter(({ state }) => state !== 'voided')),
  };
}

const bookedTax = z.object({ name: z.string(), rateBp: z.number(), baseCents: z.number(), amountCents: z.number() });

const documentRow = z.object({
  id: z.number(),
  kind: z.enum(bookedKinds),
  state: z.enum(invoiceStates),
  onDate: z.string(),
  typeCode: z.string(),
  pointOfSale: z.number(),
  number: z.number().nullable(),
  internalNumber: z.number(),
  entity: z.string(),
  customId: z.string(),
  client: z.string(),
  condition: z.string(),
  taxId: z.string(),
  nationalId: z.string(),
  netCents: z.number(),
  totalCents: z.number(),
  authorizationCode: z.string(),
  authorizationExpiresOn: z.string().nullable(),
  /** Why it was voided, or a credit note issued. */
  reason: z.string(),
  /** The invoice that a credit note takes back. */
  creditedNumber: z.number().nullable(),
  invoiceCents: z.number(),
  taxes: z.string(),
});

export type BookedDocument = Omit<z.infer<typeof documentRow>, 'taxes' | 'invoiceCents'> & {
  readonly taxes: readonly z.infer<typeof bookedTax>[];
};

const SHOWN = sql`
  document.json ->> 'code' AS typeCode, i.point_of_sale AS pointOfSale, issuer.json ->> 'name' AS entity,
  client.json ->> 'customId' AS customId, client.json ->> 'name' AS client, client.json ->> 'condition' AS condition,
  client.json ->> 'taxId' AS taxId, client.json ->> 'nationalId' AS nationalId, i.total_cents AS invoiceCents`;
const SNAPSHOTS = sql`
  JOIN invoice_snapshots issuer ON issuer.id = i.issuer_snapshot_id
  JOIN invoice_snapshots client ON client.id = i.client_snapshot_id
  JOIN invoice_snapshots document ON document.id = i.document_snapshot_id`;

const PAGE = 1000;

function invoicePage(db: ReadDb, stretch: Stretch, after: readonly [string, number]): unknown[] {
  return db.all(sql`
    SELECT i.id, 'invoice' AS kind, ${STATE} AS state, ${day(INVOICE)} AS onDate, ${SHOWN}, i.number,
      i.internal_number AS internalNumber, i.net_cents AS netCents, i.total_cents AS totalCents,
      i.authorization_code AS authorizationCode, i.authorization_expires_on AS authorizationExpiresOn,
      i.void_reason AS reason, NULL AS creditedNumber, coalesce((
        SELECT json_group_array(json_object('name', name, 'rateBp', rate_bp, 'baseCents', base_cents, 'amountCents', amount_cents))
        FROM invoice_taxes WHERE invoice_id = i.id), '[]') AS taxes
    FROM invoices i INDEXED BY invoices_book_day ${SNAPSHOTS}
    WHERE ${within(INVOICE, stretch)} AND (${day(INVOICE)}, i.id) > (${after[0]}, ${after[1]})
    ORDER BY ${day(INVOICE)}, i.id LIMIT ${PAGE}`);
}

function notePage(db: ReadDb, stretch: Stretch, after: readonly [string, number]): unknown[] {
  return db.all(sql`
    SELECT n.id, 'creditNote' AS kind, n.fiscal_state AS state, ${day(NOTE)} AS onDate, ${SHOWN}, n.number,
      n.internal_number AS internalNumber, n.net_cents AS netCents, n.total_cents AS totalCents,
      n.authorization_code AS authorizationCode, n.authorization_expires_on AS authorizationExpiresOn, n.reason,
      i.number AS creditedNumber, coalesce((
        SELECT json_group_array(json_object('name', t.name, 'rateBp', t.rate_bp, 'baseCents', charged.base_cents,
          'amountCents', t.amount_cents))
        FROM credit_note_taxes t
        JOIN invoice_taxes charged ON charged.invoice_id = n.invoice_id AND charged.position = t.position
        WHERE t.credit_note_id = n.id), '[]') AS taxes
    FROM credit_notes n INDEXED BY credit_notes_book_day JOIN invoices i ON i.id = n.invoice_id ${SNAPSHOTS}
    WHERE ${within(NOTE, stretch)} AND (${day(NOTE)}, n.id) > (${after[0]}, ${after[1]})
    ORDER BY ${day(NOTE)}, n.id LIMIT ${PAGE}`);
}

function toDocument(row: unknown): BookedDocument {
  const { taxes, invoiceCents, ...found } = documentRow.parse(row);
  const own = z.array(bookedTax).parse(JSON.parse(taxes));
  if (found.kind === 'invoice') return { ...found, taxes: own };
  const base = (baseCents: number) => creditedBase(baseCents, found.totalCents, invoiceCents);
  return { ...found, taxes: own.map((tax) => ({ ...tax, baseCents: base(tax.baseCents) })) };
}

/** Every document of a stretch, by the day that it bears: the invoices first, then the credit notes. */
export function* eachBooked(db: ReadDb, stretch: Stretch): Generator<BookedDocument> {
  for (const read of [invoicePage, notePage])
    for (let after: readonly [string, number] = ['', 0]; ; ) {
      const page = read(db, stretch, after).map(toDocument);
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      after = [last.onDate, last.id];
    }
}

export function countBooked(db: ReadDb, stretch: Stretch): number {
  const { booked } = db.get<{ booked: number }>(sql`
    SELECT (SELECT count(*) FROM invoices i INDEXED BY invoices_book_day WHERE ${within(INVOICE, stretch)})
      + (SELECT count(*) FROM credit_notes n INDEXED BY credit_notes_book_day WHERE ${within(NOTE, stretch)}) AS booked`);
  return booked;
}

/** The taxes that any document of a stretch has, by name and rate: each has its columns. */
export function listBookedTaxes(db: ReadDb, stretch: Stretch): { name: string; rateBp: number }[] {
  return db.all<{ name: string; rateBp: number }>(sql`
    SELECT t.name, t.rate_bp AS rateBp FROM invoices i INDEXED BY invoices_book_day
      CROSS JOIN invoice_taxes t ON t.invoice_id = i.id WHERE ${within(INVOICE, stretch)}
    UNION
    SELECT t.name, t.rate_bp FROM credit_notes n INDEXED BY credit_notes_book_day
      CROSS JOIN credit_note_taxes t ON t.credit_note_id = n.id WHERE ${within(NOTE, stretch)}
    ORDER BY 1, 2`);
}
