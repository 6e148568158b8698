import { sql } from 'drizzle-orm';
import type { CatalogKind } from '../../contract/catalogs';
import type { Client } from '../../contract/clients';
import { fold, numberKey } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import { listCatalogs } from '../catalogs';
import { findClient } from '../clients';

/** Columns that have no home yet, as the file says them. */
export interface Carried {
  readonly billingEnabled: string;
  readonly invoiceType: string;
  readonly taxCondition: string;
  readonly gateways: string;
}

/** What a dry run asks of the register, loaded once: who has which id and e-mail, and the catalogues. */
export interface Register {
  findByCustomId(customId: string): number | undefined;
  /** Clients without an ID cliente are known again by name, document, phones and e-mail together. */
  findByLikeness(likeness: string): number | undefined;
  findByEmail(email: string): number | undefined;
  client(id: number): Client;
  carried(id: number): Carried;
  catalogId(kind: CatalogKind, name: string): number | undefined;
  catalogName(id: number | null): string;
}

export function likenessOf(fields: {
  name: string;
  nationalId: string;
  phone: string;
  mobile: string;
  email: string;
}): string {
  const { name, nationalId, phone, mobile, email } = fields;
  return [fold(name), numberKey(nationalId), numberKey(phone), numberKey(mobile), fold(email)].join('|');
}

export function readRegister(db: ReadDb): Register {
  const byCustomId = new Map<string, number>();
  const byLikeness = new Map<string, number>();
  const byEmail = new Map<string, number>();
  const people = db.all<{
    id: number;
    customId: string;
    name: string;
    nationalId: string;
    phone: string;
    mobile: string;
    email: string;
    active: number;
  }>(sql`
    SELECT id, custom_id AS customId, name, national_id AS nationalId, phone, mobile, email, state = 'active' AS active FROM clients`);
  for (const person of people) {
    if (person.customId !== '') byCustomId.set(person.customId, person.id);
    else byLikeness.set(likenessOf(person), person.id);
    if (person.email !== '' && person.active === 1) byEmail.set(fold(person.email), person.id);
  }
  const entries = listCatalogs(db);
  const catalogIds = new Map(entries.map((entry) => [`${entry.kind}|${fold(entry.name)}`, entry.id]));
  const catalogNames = new Map(entries.map((entry) => [entry.id, entry.name]));
  return {
    findByCustomId: (customId) => byCustomId.get(customId),
    findByLikeness: (likeness) => byLikeness.get(likeness),
    findByEmail: (email) => byEmail.get(fold(email)),
    client(id) {
      const client = findClient(db, id);
      if (!client) throw new Error('a client of the register vanished during a dry run');
      return client;
    },
    carried: (id) => readCarried(db, id),
    catalogId: (kind, name) => catalogIds.get(`${kind}|${fold(name)}`),
    catalogName: (id) => (id === null ? '' : (catalogNames.get(id) ?? '')),
  };
}

function readCarried(db: ReadDb, id: number): Carried {
  const [row] = db.all<Carried>(sql`
    SELECT billing_enabled AS billingEnabled, invoice_type AS invoiceType, tax_condition AS taxCondition, gateways
    FROM client_carried_columns WHERE client_id = ${id}`);
  return row ?? { billingEnabled: '', invoiceType: '', taxCondition: '', gateways: '' };
}
