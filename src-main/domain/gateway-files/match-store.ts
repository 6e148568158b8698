import { type SQL, sql } from 'drizzle-orm';
import { smallestAmounts } from '../../contract/office';
import { numberKey } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import { planSpread } from '../account';
import { findByCustomId, findSurvivor, sortableId } from '../clients';
import { readReference, requireGateway } from '../gateways';
import { requireCountry } from '../office';
import { documentKeysOf, type Found, type LineClient, type Owed, type ReadLine } from './rules';

interface ClientRow {
  readonly id: number;
  readonly name: string;
  readonly customId: string;
  readonly state: string;
  readonly nationalIdKey: string;
  readonly taxId: string;
}

const CLIENT = sql.raw(`
  c.id, c.name, c.custom_id AS customId, c.state, c.national_id_key AS nationalIdKey, c.tax_id AS taxId`);

function rowToClient({ id, name, customId, state, nationalIdKey, taxId }: ClientRow): LineClient {
  const documentKeys = [nationalIdKey, numberKey(taxId)].filter((key) => key !== '');
  return { id, name, customId, active: state === 'active', documentKeys };
}

function readClients(db: ReadDb, rest: SQL): LineClient[] {
  return db.all<ClientRow>(sql`SELECT ${CLIENT} ${rest}`).map(rowToClient);
}

/** Whoever is a part of another stands for that one: its number and its references lead there. */
function listClients(db: ReadDb, rest: SQL): LineClient[] {
  const found = readClients(db, rest).flatMap((client) => {
    const survivor = client.active ? undefined : findSurvivor(db, client.id);
    return survivor ? readClients(db, sql`FROM clients c WHERE c.id = ${survivor.id}`) : [client];
  });
  return [...new Map(found.map((client) => [client.id, client])).values()];
}

export function findLineClient(db: ReadDb, id: number): LineClient | undefined {
  return listClients(db, sql`FROM clients c WHERE c.id = ${id}`)[0];
}

function holders(db: ReadDb, gatewayId: number, text: string): { now: LineClient[]; before: LineClient[] } {
  const read = readReference(requireGateway(db, gatewayId), text);
  const key = 'problem' in read ? numberKey(text) : read.key;
  if (key === '') return { now: [], before: [] };
  const of = (detached: SQL) =>
    listClients(
      db,
      sql`FROM client_gateways g JOIN clients c ON c.id = g.client_id
        WHERE g.gateway_id = ${gatewayId} AND g.reference_key = ${key} AND g.detached_at_ms ${detached}
        GROUP BY c.id ORDER BY max(g.id) DESC LIMIT 20`,
    );
  return { now: of(sql`IS NULL`), before: of(sql`IS NOT NULL`) };
}

const MOST_PADDED = 20;

/** The IDs whose digits come to the same, as `1042` and `00001042`. */
function withPaddedId(db: ReadDb, text: string): LineClient[] {
  const customIdKey = sortableId(text.replace(/^0+(?=\d)/u, ''));
  return listClients(
    db,
    sql`FROM clients c WHERE c.state IN ('active', 'deactivated') AND c.custom_id_key = ${customIdKey} AND c.custom_id <> ''
      ORDER BY c.id LIMIT ${MOST_PADDED}`,
  );
}

function withDocument(db: ReadDb, text: string): LineClient[] {
  const keys = documentKeysOf(text);
  if (keys.length === 0) return [];
  return listClients(
    db,
    sql`FROM json_each(${JSON.stringify(keys)}) AS wanted
      CROSS JOIN clients c ON c.national_id_key = wanted.value AND c.national_id_key <> ''
      GROUP BY c.id ORDER BY c.id LIMIT ${MOST_PADDED}`,
  );
}

/** What a client would have to pay on a day. */
function owedOn(db: ReadDb, clientId: number, paidOn: ReadLine['paidOn']): Owed {
  if (paidOn === null) return { settleCents: 0, debtCents: [] };
  const { shares, settleCents } = planSpread(db, { clientId, amountCents: null, paidOn, spread: null });
  return { settleCents, debtCents: shares.map(({ paidCents }) => paidCents) };
}

/** Whom a line's reference, ID cliente and document are of. The reference may be the ID cliente: some gateways have no other. */
export function findFor(db: ReadDb, line: ReadLine, gatewayId: number | null): Found {
  const attached = gatewayId === null ? { now: [], before: [] } : holders(db, gatewayId, line.reference);
  const ids = [...new Set([line.customId, line.reference].filter((text) => text !== ''))];
  const own = ids.map((text) => findByCustomId(db, text)?.id).find((id) => id !== undefined);
  const byCustomId = own === undefined ? [] : [findLineClient(db, own)].filter((one) => one !== undefined);
  return {
    byReference: attached.now,
    byFormerReference: attached.before,
    byCustomId,
    byPaddedId: byCustomId.length > 0 ? [] : ids.flatMap((text) => withPaddedId(db, text)),
    byDocument: withDocument(db, line.nationalId),
    owedBy: (clientId) => owedOn(db, clientId, line.paidOn),
  };
}

export const smallestOf = (db: ReadDb): number => smallestAmounts[requireCountry(db)];
