import { sql } from 'drizzle-orm';
import type { ClientSelection } from '../../contract/clients';
import type { Contract } from '../../contract/contracts';
import type { Gateway } from '../../contract/gateways';
import type { ReadDb } from '../../data/database';
import { readBilling, type StoredBilling } from '../client-billing';
import { type ManyField, selectionCondition } from '../clients';
import { listContractsByNumber, listContractsOfMany, listLastPlanChanges } from '../contracts';
import {
  type HeldReference,
  listHeld,
  listHeldByNumber,
  readReference,
  referenceFor,
  referenceName,
  takenReferences,
} from '../gateways';
import type { ClientFacts, ContractFacts } from './facts';
import type { Holders } from './holders';

/** Clients that are read, decided and written at once: enough to cost little, few enough to need little memory. */
export const AT_ONCE = 1000;

/** Whom a selection means at this moment, in the order of the grid. */
export function listSelected(db: ReadDb, selection: ClientSelection): number[] {
  return db
    .all<{ id: number }>(
      sql`SELECT c.id FROM clients c WHERE ${selectionCondition(db, selection)} ORDER BY c.name_key, c.id`,
    )
    .map(({ id }) => id);
}

interface Row extends Pick<ClientFacts, 'id' | 'customId' | 'name' | 'state' | 'taxId' | 'email' | ManyField> {
  readonly merged: number;
  readonly enabled: number | null;
  readonly legalEntityId: number | null;
  readonly taxConditionId: number | null;
  readonly cycleDay: number;
  readonly billedFromOn: string | null;
  readonly paymentMethodId: number | null;
  readonly profileId: number | null;
  readonly reportAfterPayment: number;
  readonly autoState: number;
  readonly emailInvoice: number;
  readonly emailPayment: number;
  readonly notificationEmails: string;
  readonly taxIds: string | null;
}

function billingOfRow(row: Row): ClientFacts['billing'] {
  if (row.enabled === null) return null;
  const stored: StoredBilling = {
    billingEnabled: row.enabled === 1,
    legalEntityId: row.legalEntityId,
    taxConditionId: row.taxConditionId,
    cycleDay: row.cycleDay,
    billedFromOn: row.billedFromOn,
    paymentMethodId: row.paymentMethodId,
    profileId: row.profileId,
    reportAfterPayment: row.reportAfterPayment === 1,
    autoState: row.autoState === 1,
    emailInvoice: row.emailInvoice === 1,
    emailPayment: row.emailPayment === 1,
    notificationEmails: row.notificationEmails,
  };
  const taxIds = row.taxIds?.split(',').map(Number) ?? [];
  return readBilling(
    stored,
    taxIds.toSorted((one, other) => one - other),
  );
}

/** What is asked for beyond the clients: what they have of gateways, which they are to be given, and their contracts. */
export interface FactsAsked {
  readonly held: boolean;
  readonly offered: readonly Gateway[];
  readonly contracts: boolean;
}

/** These clients as they are, in the order of their numbers; one that is not there is left out. */
export function readFacts(db: ReadDb, ids: readonly number[], { held, offered, contracts }: FactsAsked): ClientFacts[] {
  return readFactsWith(db, ids, offered, {
    heldBy: held ? byClient(listHeld(db, ids)) : new Map<number, HeldReference[]>(),
    contractsOf: contracts ? withPlanChanges(db, listContractsOfMany(db, ids)) : new Map<number, ContractFacts[]>(),
  });
}

interface OfClients {
  readonly heldBy: ReadonlyMap<number, HeldReference[]>;
  readonly contractsOf: ReadonlyMap<number, ContractFacts[]>;
}

function readFactsWith(
  db: ReadDb,
  ids: readonly number[],
  offered: readonly Gateway[],
  { heldBy, contractsOf }: OfClients,
): ClientFacts[] {
  const rows = db.all<Row>(sql`
    SELECT c.id, c.custom_id AS customId, c.name, c.state, c.tax_id AS taxId, c.email, c.notes,
      c.merged_into_id IS NOT NULL AS merged,
      c.neighborhood_id AS neighborhoodId, c.city_id AS cityId, c.province_id AS provinceId, c.zone_id AS zoneId,
      c.seller_id AS sellerId, c.collector_id AS collectorId,
      b.enabled, b.legal_entity_id AS legalEntityId, b.tax_condition_id AS taxConditionId, b.cycle_day AS cycleDay,
      b.billed_from_on AS billedFromOn, b.payment_method_id AS paymentMethodId, b.profile_id AS profileId,
      b.report_after_payment AS reportAfterPayment, b.auto_state AS autoState, b.email_invoice AS emailInvoice,
      b.email_payment AS emailPayment, b.notification_emails AS notificationEmails,
      (SELECT group_concat(tax_id) FROM client_taxes WHERE client_id = b.client_id) AS taxIds
    FROM json_each(${JSON.stringify(ids)}) AS page CROSS JOIN clients c ON c.id = page.value
    LEFT JOIN client_billing b ON b.client_id = c.id
    ORDER BY page.key`);
  const offeredTo = offerReferences(db, rows, offered);
  const billingOf = onceEach(billingOfRow);
  return rows.map((row) => ({
    id: row.id,
    customId: row.customId,
    name: row.name,
    state: row.state,
    taxId: row.taxId,
    email: row.email,
    notes: row.notes,
    neighborhoodId: row.neighborhoodId,
    cityId: row.cityId,
    provinceId: row.provinceId,
    zoneId: row.zoneId,
    sellerId: row.sellerId,
    collectorId: row.collectorId,
    get billing() {
      return billingOf(row);
    },
    merged: row.merged === 1,
    held: heldBy.get(row.id) ?? [],
    offered: offeredTo.get(row.id) ?? NOTHING,
    contracts: contractsOf.get(row.id) ?? [],
  }));
}

/** Asked of each client only where an update is about it, and then once: to read how somebody is billed costs the most. */
function onceEach<Asked extends object, Answer>(answer: (asked: Asked) => Answer): (asked: Asked) => Answer {
  const known = new Map<Asked, Answer>();
  return (asked) => {
    const found = known.get(asked);
    if (found !== undefined) return found;
    const made = answer(asked);
    known.set(asked, made);
    return made;
  };
}

function withPlanChanges(db: ReadDb, all: readonly Contract[]): Map<number, ContractFacts[]> {
  const changed = listLastPlanChanges(
    db,
    all.map(({ id }) => id),
  );
  return Map.groupBy(
    all.map((contract) => ({ contract, lastPlanOn: changed.get(contract.id) ?? null })),
    ({ contract }) => contract.clientId,
  );
}

/** These contracts and gateways' references, with the clients that have them by now, and these clients themselves. */
export function readHolders(
  db: ReadDb,
  clientIds: readonly number[],
  wanted: { readonly contracts: readonly number[]; readonly gateways: readonly number[] },
): { readonly holders: Holders; readonly facts: ReadonlyMap<number, ClientFacts> } {
  const contracts = listContractsByNumber(db, wanted.contracts);
  const gateways = listHeldByNumber(db, wanted.gateways);
  const holders = {
    contracts: new Map(contracts.map(({ id, clientId }) => [id, clientId])),
    gateways: new Map(gateways.map(({ id, clientId }) => [id, clientId])),
  };
  const ids = new Set([...clientIds, ...holders.contracts.values(), ...holders.gateways.values()]);
  const found = readFactsWith(db, [...ids], [], {
    heldBy: byClient(gateways),
    contractsOf: withPlanChanges(db, contracts),
  });
  return { holders, facts: new Map(found.map((one) => [one.id, one])) };
}

const NOTHING: ClientFacts['offered'] = new Map();

function byClient(all: readonly HeldReference[]): Map<number, HeldReference[]> {
  const found = new Map<number, HeldReference[]>();
  for (const one of all) {
    const known = found.get(one.clientId);
    if (known) known.push(one);
    else found.set(one.clientId, [one]);
  }
  return found;
}

/** The references that each client could have: by its own number, else by the office's (as the tab Pasarelas proposes). */
function offerReferences(
  db: ReadDb,
  rows: readonly Pick<Row, 'id' | 'customId'>[],
  gateways: readonly Gateway[],
): Map<number, ClientFacts['offered']> {
  if (gateways.length === 0) return new Map();
  const all = rows.flatMap(({ id, customId }) =>
    gateways.flatMap((gateway) =>
      [customId, String(id)].flatMap((number) => {
        const read = readReference(gateway, referenceFor(gateway, number));
        return 'problem' in read ? [] : [{ clientId: id, gatewayId: gateway.id, ...read }];
      }),
    ),
  );
  const taken = takenReferences(
    db,
    all.map(({ gatewayId, key }) => [gatewayId, key]),
  );
  const offered = new Map<number, Map<number, { reference: string; key: string; taken: boolean }[]>>();
  for (const { clientId, gatewayId, reference, key } of all) {
    const ofClient = offered.get(clientId) ?? new Map<number, { reference: string; key: string; taken: boolean }[]>();
    offered.set(clientId, ofClient);
    const one = { reference, key, taken: taken.has(referenceName(gatewayId, key)) };
    ofClient.set(gatewayId, [...(ofClient.get(gatewayId) ?? []), one]);
  }
  return offered;
}
