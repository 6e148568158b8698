import { clientCatalogs } from '../../contract/clients';
import type { CalendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import { requireParameters } from '../billing-parameters';
import { listCatalogs } from '../catalogs';
import { listGateways, referenceName } from '../gateways';
import { requireCountry } from '../office';
import { isTaxId } from '../tax-ids';
import { asksContracts } from './decide-contracts';
import type { FactsAsked } from './facts-store';
import type { MassRules, MassWish } from './facts';

const KINDS: ReadonlySet<string> = new Set([...Object.values(clientCatalogs), 'plan', 'node']);

/** What all clients of a batch are decided by, as the office has it now; `today` is the day of its preview. */
export function rulesOf(db: ReadDb, today: CalendarDate): MassRules {
  const country = requireCountry(db);
  const right = new Map<string, boolean>();
  const given = new Set<string>();
  const entries = new Map(
    listCatalogs(db)
      .filter(({ kind }) => KINDS.has(kind))
      .map(({ id, kind, name, retired, mergedIntoId }) => [
        id,
        { kind, name, usable: !retired && mergedIntoId === null },
      ]),
  );
  return {
    known: { ...requireParameters(db), today },
    entries,
    nameOf: (id) => entries.get(id)?.name ?? '',
    gateways: new Map(
      listGateways(db).map(({ id, name, active, verifiedAtMs }) => [
        id,
        { name, usable: active && verifiedAtMs !== null },
      ]),
    ),
    isTaxId(taxId) {
      const found = right.get(taxId) ?? isTaxId(country, taxId);
      right.set(taxId, found);
      return found;
    },
    references: {
      isTaken: (gatewayId, key) => given.has(referenceName(gatewayId, key)),
      take: (gatewayId, key) => void given.add(referenceName(gatewayId, key)),
    },
  };
}

/** What has to be read beyond the clients so that a wish can be decided. */
export function factsAsked(db: ReadDb, wish: MassWish): FactsAsked {
  const { addGatewayIds, removeGatewayIds } = wish;
  const held = (addGatewayIds ?? removeGatewayIds) !== undefined;
  const offered = addGatewayIds ? listGateways(db).filter(({ id }) => addGatewayIds.includes(id)) : [];
  return { held, offered, contracts: asksContracts(wish) };
}
