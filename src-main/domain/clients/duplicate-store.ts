import { type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { blankClientFields, type clientsContract, type duplicateReasons } from '../../contract/clients';
import type { Country } from '../../contract/office';
import type { ReadDb } from '../../data/database';
import { phoneSpellings } from '../phones';
import { clientKeys } from './keys';

type Draft = z.output<typeof clientsContract.duplicates.input>;
type Duplicate = z.output<typeof clientsContract.duplicates.output>['duplicates'][number];
type Reason = (typeof duplicateReasons)[number];

const MOST_SHOWN = 5;

/**
 * Clients that may be the one being typed: same document, phone in any notation, e-mail, or name with address; deactivated ones too,
 * since a client who comes back should be reactivated, not typed again (domain.md §1, Documento). Whoever was merged stands for
 * the one that it is a part of, and whom somebody said to be no duplicate is not told again.
 */
export function findDuplicates(db: ReadDb, country: Country, draft: Draft): Duplicate[] {
  const keys = clientKeys({ ...blankClientFields, ...draft }, []);
  const spellings = new Set([draft.phone, draft.mobile].flatMap((phone) => phoneSpellings(country, phone)));
  const found = new Map<number, Duplicate>();
  const own = draft.exceptId ?? 0;
  const look = (reason: Reason, condition: SQL): void => {
    const rows = db.all<Omit<Duplicate, 'reasons'>>(sql`
      SELECT DISTINCT c.id, c.name, c.custom_id AS customId, c.address, c.state
      FROM (SELECT coalesce(merged_into_id, id) AS id FROM clients WHERE ${condition}) AS found
      JOIN clients c ON c.id = found.id
      WHERE c.id <> ${own} AND c.merged_into_id IS NULL AND NOT EXISTS (
        SELECT 1 FROM client_pairs_apart WHERE low_id = min(c.id, ${own}) AND high_id = max(c.id, ${own})
      )
      LIMIT ${MOST_SHOWN}`);
    for (const row of rows) {
      const known = found.get(row.id);
      if (known) known.reasons.push(reason);
      else found.set(row.id, { ...row, reasons: [reason] });
    }
  };
  if (keys.nationalIdKey) look('nationalId', sql`national_id_key <> '' AND national_id_key = ${keys.nationalIdKey}`);
  if (spellings.size > 0) {
    const phones = sql.join(
      [...spellings].map((spelling) => sql`${spelling}`),
      sql`, `,
    );
    look(
      'phone',
      sql`((phone_key <> '' AND phone_key IN (${phones})) OR (mobile_key <> '' AND mobile_key IN (${phones})))`,
    );
  }
  if (keys.emailKey) look('email', sql`email_key <> '' AND email_key = ${keys.emailKey}`);
  if (keys.nameKey && keys.addressKey) {
    look('nameAndAddress', sql`name_key = ${keys.nameKey} AND address_key = ${keys.addressKey}`);
  }
  return [...found.values()].slice(0, MOST_SHOWN);
}
