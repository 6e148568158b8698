import { type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { blankClientFields, type clientsContract, type duplicateReasons } from '../../contract/clients';
import type { ReadDb } from '../../data/database';
import { clientKeys } from './keys';

type Draft = z.output<typeof clientsContract.duplicates.input>;
type Duplicate = z.output<typeof clientsContract.duplicates.output>['duplicates'][number];
type Reason = (typeof duplicateReasons)[number];

const MOST_SHOWN = 5;

/**
 * Clients that may be the one being typed: same document, phone, e-mail, or name with address; deactivated ones too,
 * since a client who comes back should be reactivated, not typed again (domain.md §1, Documento).
 */
export function findDuplicates(db: ReadDb, draft: Draft): Duplicate[] {
  const keys = clientKeys({ ...blankClientFields, ...draft }, []);
  const phones = [keys.phoneKey, keys.mobileKey].filter((phone) => phone !== '');
  const found = new Map<number, Duplicate>();
  const look = (reason: Reason, condition: SQL): void => {
    const rows = db.all<Omit<Duplicate, 'reasons'>>(sql`
      SELECT id, name, custom_id AS customId, address, state FROM clients
      WHERE ${condition} AND id <> ${draft.exceptId ?? 0} LIMIT ${MOST_SHOWN}`);
    for (const row of rows) {
      const known = found.get(row.id);
      if (known) known.reasons.push(reason);
      else found.set(row.id, { ...row, reasons: [reason] });
    }
  };
  if (keys.nationalIdKey) look('nationalId', sql`national_id_key <> '' AND national_id_key = ${keys.nationalIdKey}`);
  for (const phone of new Set(phones)) {
    look('phone', sql`((phone_key <> '' AND phone_key = ${phone}) OR (mobile_key <> '' AND mobile_key = ${phone}))`);
  }
  if (keys.emailKey) look('email', sql`email_key <> '' AND email_key = ${keys.emailKey}`);
  if (keys.nameKey && keys.addressKey) {
    look('nameAndAddress', sql`name_key = ${keys.nameKey} AND address_key = ${keys.addressKey}`);
  }
  return [...found.values()].slice(0, MOST_SHOWN);
}
