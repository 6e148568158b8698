import { and, eq, gte, type SQL, sql } from 'drizzle-orm';
import { type Contract, contract as contractSchema, type ContractShown } from '../../contract/contracts';
import { Refusal } from '../../contract/failures';
import { price } from '../../contract/plans';
import type { ReadDb, WriteDb } from '../../data/database';
import { keepQuery } from '../../data/keep-query';
import { clients, contractFormerPlans, contracts } from '../../data/schema';
import { findStandingAct } from '../audit';
import type { ContractKeys } from './rules';

type Row = typeof contracts.$inferSelect;

/** The columns' dates are texts; the schema says that they are dates. */
function rowToContract(row: Row): Contract {
  return contractSchema.parse(row);
}

const rowById = keepQuery((db: ReadDb) =>
  db
    .select()
    .from(contracts)
    .where(eq(contracts.id, sql.placeholder('id')))
    .prepare(),
);

export function findContract(db: ReadDb, id: number): Contract | undefined {
  const row = rowById(db).get({ id });
  return row && rowToContract(row);
}

export function requireContract(db: ReadDb, id: number): Contract {
  const found = findContract(db, id);
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

const rowsOfClient = keepQuery((db: ReadDb) =>
  db
    .select()
    .from(contracts)
    .where(eq(contracts.clientId, sql.placeholder('clientId')))
    .orderBy(contracts.id)
    .prepare(),
);

export function listContractsOf(db: ReadDb, clientId: number): Contract[] {
  return rowsOfClient(db).all({ clientId }).map(rowToContract);
}

/** The contracts of many clients, the oldest first. Clients travel as one JSON text. */
export function listContractsOfMany(db: ReadDb, clientIds: readonly number[]): Contract[] {
  return db
    .select()
    .from(contracts)
    .where(sql`${contracts.clientId} IN (SELECT value FROM json_each(${JSON.stringify(clientIds)}))`)
    .orderBy(contracts.id)
    .all()
    .map(rowToContract);
}

/** Those of these numbers that there are, whosever they are. */
export function listContractsByNumber(db: ReadDb, ids: readonly number[]): Contract[] {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(contracts)
    .where(sql`${contracts.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .orderBy(contracts.id)
    .all()
    .map(rowToContract);
}

/** With names and prices, the live ones first. */
export function listShown(db: ReadDb, clientId: number): Omit<ContractShown, 'unbilled'>[] {
  const named = db.all<
    Omit<ContractShown, keyof Contract | 'stateBy' | 'unbilled'> & { id: number; planPriceCents: number }
  >(sql`
    SELECT k.id, plan.name AS plan, plans.down_kbps AS downKbps, plans.up_kbps AS upKbps,
      plans.price_cents AS planPriceCents, coalesce(node.name, '') AS node,
      coalesce(equipment.name, '') AS equipment, coalesce(next.name, '') AS nextPlan
    FROM contracts k
    JOIN catalog_entries plan ON plan.id = k.plan_id
    JOIN plans ON plans.entry_id = k.plan_id
    LEFT JOIN catalog_entries node ON node.id = k.node_id
    LEFT JOIN catalog_entries equipment ON equipment.id = k.equipment_id
    LEFT JOIN catalog_entries next ON next.id = k.next_plan_id
    WHERE k.client_id = ${clientId}`);
  const names = new Map(named.map((row) => [row.id, row]));
  const shown = listContractsOf(db, clientId).flatMap((one) => {
    const row = names.get(one.id);
    if (!row) return [];
    const { id: _id, planPriceCents, ...words } = row;
    const act = one.state === 'enabled' ? null : findStandingAct(db, one);
    const stateBy = act && { operator: act.operator, origin: act.origin, atMs: act.atMs };
    return [{ ...one, ...words, stateBy, priceCents: one.ownPriceCents ?? price.parse(planPriceCents) }];
  });
  return shown.toSorted((one, other) => Number(one.endedOn !== null) - Number(other.endedOn !== null));
}

export interface ContractClient {
  readonly id: number;
  readonly name: string;
  readonly state: 'active' | 'deactivated';
}

const clientById = keepQuery((db: ReadDb) =>
  db
    .select({ id: clients.id, name: clients.name, state: clients.state })
    .from(clients)
    .where(eq(clients.id, sql.placeholder('id')))
    .prepare(),
);

/** Whose contract it is to be. */
export function requireContractClient(db: ReadDb, id: number): ContractClient {
  const row = clientById(db).get({ id });
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

export interface Holder {
  readonly contractId: number;
  readonly clientId: number;
  readonly name: string;
}

const holderWith = (condition: SQL, order?: SQL) =>
  keepQuery((db: ReadDb) =>
    db
      .select({ contractId: contracts.id, clientId: contracts.clientId, name: clients.name, end: contracts.ipEndKey })
      .from(contracts)
      .innerJoin(clients, eq(clients.id, contracts.clientId))
      .where(and(condition, sql`${contracts.endedOn} IS NULL`, sql`${contracts.id} <> ${sql.placeholder('exceptId')}`))
      .orderBy(order ?? sql`${contracts.id}`)
      .limit(1)
      .prepare(),
  );

// The conditions repeat those of the partial indexes, or SQLite reads every row. Live networks never overlap: only the
// last one that begins before the end of another can reach into it.
const overlapping = holderWith(
  sql`${contracts.ipKey} <> '' AND ${contracts.ipKey} <= ${sql.placeholder('end')}`,
  sql`${contracts.ipKey} DESC`,
);
const sameMac = holderWith(sql`${contracts.mac} <> '' AND ${contracts.mac} = ${sql.placeholder('mac')}`);
const sameUserName = holderWith(
  sql`${contracts.userNameKey} <> '' AND ${contracts.userNameKey} = ${sql.placeholder('key')}`,
);

/** The live contract, other than `exceptId`, that has any of these addresses. */
export function findByIp(
  db: ReadDb,
  { ipKey, ipEndKey }: Pick<ContractKeys, 'ipKey' | 'ipEndKey'>,
  exceptId = 0,
): Holder | undefined {
  if (ipKey === '') return undefined;
  const found = overlapping(db).get({ end: ipEndKey, exceptId });
  return found && found.end >= ipKey ? found : undefined;
}

export function findByMac(db: ReadDb, mac: string, exceptId = 0): Holder | undefined {
  return mac === '' ? undefined : sameMac(db).get({ mac, exceptId });
}

export function findByUserName(db: ReadDb, key: string, exceptId = 0): Holder | undefined {
  return key === '' ? undefined : sameUserName(db).get({ key, exceptId });
}

const userNameHolders = keepQuery((db: ReadDb) =>
  db
    .select({ id: contracts.id })
    .from(contracts)
    .where(
      sql`${contracts.userNameKey} <> '' AND ${contracts.endedOn} IS NULL
        AND ${contracts.userNameKey} = ${sql.placeholder('key')} AND ${contracts.id} <> ${sql.placeholder('exceptId')}`,
    )
    .orderBy(contracts.id)
    .prepare(),
);

/** The live contracts that have a user name, but for `exceptId`: any number may have one. */
export function listUserNameHolders(db: ReadDb, key: string, exceptId = 0): number[] {
  const holders = key === '' ? [] : userNameHolders(db).all({ key, exceptId });
  return holders.map(({ id }) => id);
}

/** The live contracts that have any of these addresses, but for `exceptId`. */
export function listIpHolders(
  db: ReadDb,
  { ipKey, ipEndKey }: Pick<ContractKeys, 'ipKey' | 'ipEndKey'>,
  exceptId: number,
): number[] {
  if (ipKey === '') return [];
  const live = sql`FROM contracts WHERE ip_key <> '' AND ended_on IS NULL`;
  return db
    .all<{ id: number; end: string }>(sql`
      SELECT * FROM (SELECT id, ip_end_key AS end ${live} AND ip_key <= ${ipKey} ORDER BY ip_key DESC LIMIT 2)
      UNION ALL SELECT id, ip_end_key AS end ${live} AND ip_key > ${ipKey} AND ip_key <= ${ipEndKey}`)
    .filter(({ id, end }) => id !== exceptId && end >= ipKey)
    .map(({ id }) => id);
}

export type NewContract = Omit<Contract, 'id' | 'version' | 'createdAtMs' | 'updatedAtMs'>;

/** All that a new contract may have; the rest begins blank. */
const COLUMNS_OF_NEW = [
  'clientId',
  'planId',
  'ownPriceCents',
  'nodeId',
  'equipmentId',
  'ip',
  'ipKey',
  'ipEndKey',
  'mac',
  'userName',
  'userNameKey',
  'startedOn',
  'address',
  'latitude',
  'longitude',
  'notes',
  'state',
  'disabledBy',
  'stateReason',
  'createdAtMs',
  'updatedAtMs',
] as const satisfies readonly (keyof Row)[];

const insertOne = keepQuery((db: WriteDb) =>
  db
    .insert(contracts)
    .values({
      clientId: sql.placeholder('clientId'),
      planId: sql.placeholder('planId'),
      startedOn: sql.placeholder('startedOn'),
      createdAtMs: sql.placeholder('createdAtMs'),
      updatedAtMs: sql.placeholder('updatedAtMs'),
      ...Object.fromEntries(COLUMNS_OF_NEW.map((column) => [column, sql.placeholder(column)])),
    })
    .returning({ id: contracts.id })
    .prepare(),
);

/** Adds a live contract and answers its number. */
export function insertContract(db: WriteDb, row: NewContract & ContractKeys, nowMs: number): number {
  return insertOne(db).get({ ...row, createdAtMs: nowMs, updatedAtMs: nowMs }).id;
}

export type ContractChange = Partial<Omit<NewContract, 'clientId'> & ContractKeys>;

/** Saves what differs; answers the new version. */
export function updateContract(db: WriteDb, before: Contract, change: ContractChange, nowMs: number): number {
  const version = before.version + 1;
  db.update(contracts)
    .set({ ...change, version, updatedAtMs: nowMs })
    .where(eq(contracts.id, before.id))
    .run();
  return version;
}

/** Keeps what a contract had until a day; two changes on one day leave what was before both. Answers whether it was kept. */
export function insertFormerPlan(db: WriteDb, row: typeof contractFormerPlans.$inferInsert): boolean {
  return db.insert(contractFormerPlans).values(row).onConflictDoNothing().run().changes > 0;
}

/**
 * Forgets what a contract had until a day, and what a merge of its plan kept since. Only the undo of the import that kept it
 * may, which knows that nothing else changed it.
 */
export function removeFormerPlan(db: WriteDb, contractId: number, untilOn: string): void {
  const { contractId: ofContract, untilOn: until } = contractFormerPlans;
  db.delete(contractFormerPlans)
    .where(and(eq(ofContract, contractId), gte(until, untilOn)))
    .run();
}

/**
 * What a contract is for changes from a day on: of that on, the days that were billed already are to be settled. What a person
 * credits after the first such change is theirs.
 */
export function noteChangedDays(db: WriteDb, contractId: number, fromOn: string): void {
  db.run(sql`
    INSERT INTO contract_changed_days (contract_id, from_on, through_on, last_note_id)
    SELECT contract_id, ${fromOn}, billed_until_on, (SELECT coalesce(max(id), 0) FROM credit_notes)
    FROM contract_courses WHERE contract_id = ${contractId} AND billed_until_on >= ${fromOn}
    ON CONFLICT (contract_id, from_on) DO UPDATE SET through_on = max(through_on, excluded.through_on)`);
}

/** Whether a client has, or had, a contract. */
export function hasContracts(db: ReadDb, clientId: number): boolean {
  const { found } = db.get<{ found: number }>(
    sql`SELECT EXISTS (SELECT 1 FROM contracts WHERE client_id = ${clientId}) AS found`,
  );
  return found === 1;
}

/** Takes a contract away whole. Only the undo of the import that created it may. */
export function removeContract(db: WriteDb, id: number): void {
  db.delete(contracts).where(eq(contracts.id, id)).run();
}

/** Live contracts for which a day has come: a pause that ends, a plan that begins. */
export function listDue(db: ReadDb, today: string): Contract[] {
  return db
    .select()
    .from(contracts)
    .where(sql`${contracts.endedOn} IS NULL AND (
      (${contracts.pausedUntilOn} IS NOT NULL AND ${contracts.pausedUntilOn} <= ${today})
      OR (${contracts.nextPlanOn} IS NOT NULL AND ${contracts.nextPlanOn} <= ${today}))`)
    .orderBy(contracts.id)
    .all()
    .map(rowToContract);
}
