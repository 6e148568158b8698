import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { clientStates } from '../../contract/clients';
import type { ContractState, DisabledBy } from '../../contract/contracts';
import type { clientSnapshot } from '../../contract/invoices';
import type { ReadDb } from '../../data/database';
import { type Item, listItems } from '../billing-items';
import type { Billable } from './decide';
import { listBilledPeriods } from './settlement-store';
import { listTerms, type NamedTerms } from './terms-store';

export interface BillableContract extends Billable, NamedTerms {
  /** As the invoice will have it, but for its condition's name. */
  readonly snapshot: Omit<z.infer<typeof clientSnapshot>, 'condition'>;
  /** What its last invoice came to; null where it has none. */
  readonly beforeCents: number | null;
}

interface Row {
  readonly contractId: number;
  readonly clientId: number;
  readonly client: string;
  readonly clientState: (typeof clientStates)[number];
  readonly taxId: string;
  readonly nationalId: string;
  readonly customId: string;
  readonly address: string;
  readonly neighborhood: string;
  readonly city: string;
  readonly province: string;
  readonly state: ContractState;
  readonly disabledBy: DisabledBy | null;
  readonly legalEntityId: number | null;
  readonly taxConditionId: number | null;
  readonly profileId: number | null;
  readonly reportAfterPayment: number;
  readonly beforeCents: number | null;
}

/** Contracts by their numbers, with all that a run decides by. */
export function listBillable(db: ReadDb, contractIds: readonly number[]): Map<number, BillableContract> {
  const ids = JSON.stringify(contractIds);
  const terms = listTerms(db, contractIds);
  const items = listItems(db, contractIds);
  const billed = listBilledPeriods(db, contractIds);
  const taxes = Map.groupBy(taxesOf(db, ids), ({ clientId }) => clientId);
  return new Map(
    billableRows(db, ids).flatMap((found) => {
      const named = terms.get(found.contractId);
      if (!named) return [];
      const taxIds = (taxes.get(found.clientId) ?? []).map(({ taxId }) => taxId);
      const contract = {
        ...rowToBillable(found, named, taxIds, items.get(found.contractId) ?? []),
        billed: billed.get(found.contractId) ?? [],
      };
      return [[found.contractId, contract] satisfies [number, BillableContract]];
    }),
  );
}

function billableRows(db: ReadDb, ids: string): Row[] {
  return db.all<Row>(sql`
      SELECT k.id AS contractId, k.client_id AS clientId, c.name AS client, c.state AS clientState, c.tax_id AS taxId,
        c.national_id AS nationalId, c.custom_id AS customId, c.address,
        coalesce(nb.name, '') AS neighborhood, coalesce(ci.name, '') AS city, coalesce(pv.name, '') AS province,
        k.state, k.disabled_by AS disabledBy,
        b.legal_entity_id AS legalEntityId, b.tax_condition_id AS taxConditionId, b.profile_id AS profileId,
        b.report_after_payment AS reportAfterPayment,
        (SELECT i.total_cents FROM invoices i WHERE i.contract_id = k.id AND i.voided_at_ms IS NULL
            AND i.credited_at_ms IS NULL ORDER BY i.period_start_on DESC LIMIT 1) AS beforeCents
      FROM json_each(${ids}) AS wanted
      JOIN contracts k ON k.id = wanted.value
      JOIN clients c ON c.id = k.client_id
      JOIN client_billing b ON b.client_id = k.client_id
      LEFT JOIN catalog_entries nb ON nb.id = c.neighborhood_id
      LEFT JOIN catalog_entries ci ON ci.id = c.city_id
      LEFT JOIN catalog_entries pv ON pv.id = c.province_id`);
}

function taxesOf(db: ReadDb, ids: string): { clientId: number; taxId: number }[] {
  return db.all<{ clientId: number; taxId: number }>(sql`
    SELECT t.client_id AS clientId, t.tax_id AS taxId FROM client_taxes t
    WHERE t.client_id IN (SELECT k.client_id FROM json_each(${ids}) AS wanted JOIN contracts k ON k.id = wanted.value)
    ORDER BY t.client_id, t.tax_id`);
}

function rowToBillable(
  found: Row,
  named: NamedTerms,
  taxIds: number[],
  items: readonly Item[],
): Omit<BillableContract, 'billed'> {
  const { contractId, clientId, client, clientState, taxId, state, disabledBy, beforeCents } = found;
  const { customId, nationalId, address, neighborhood, city, province } = found;
  return {
    contractId,
    clientId,
    client,
    clientState,
    taxId,
    state,
    disabledBy,
    beforeCents,
    items,
    ...named,
    billing: {
      legalEntityId: found.legalEntityId,
      taxConditionId: found.taxConditionId,
      profileId: found.profileId,
      reportAfterPayment: found.reportAfterPayment === 1,
      taxIds,
    },
    snapshot: { name: client, customId, taxId, nationalId, address, neighborhood, city, province },
  };
}
