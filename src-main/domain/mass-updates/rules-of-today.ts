import { clientCatalogs } from '../../contract/clients';
import type { CalendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import { requireParameters } from '../billing-parameters';
import { listCatalogs } from '../catalogs';
import { listGateways, referenceName } from '../gateways';
import { requireCountry } from '../office';
import { isTaxId } from '../tax-ids';
import type { GatewaysAsked } from './facts-store';
import type { MassRules, MassWish } from './facts';

const KINDS: ReadonlySet<string> = new Set(Object.values(clientCatalogs));

/** What all clients of a batch are decided by, as the office has it now; `today` is the day of its preview. */
export function rulesOf(db: ReadDb, today: CalendarDate): MassRules {
  const country = requireCountry(db);
  const right = new Map<string, boolean>();
  const given = new Set<string>();
  return {
    known: { ...requireParameters(db), today },
    entries: new Map(
      listCatalogs(db)
        .filter(({ kind }) => KINDS.has(kind))
        .map(({ id, kind, name, retired, mergedIntoId }) => [
          id,
          { kind, name, usable: !retired && mergedIntoId === null },
        ]),
    ),
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

/** What has to be read of gateways so that a wish can be decided. */
export function gatewaysAsked(db: ReadDb, { addGatewayIds, removeGatewayIds }: MassWish): GatewaysAsked {
  const held = (addGatewayIds ?? removeGatewayIds) !== undefined;
  const offered = addGatewayIds ? listGateways(db).filter(({ id }) => addGatewayIds.includes(id)) : [];
  return { held, offered };
}
