import type { Recorded } from './change';

/** Whose contracts and gateways' references are by now, by their own numbers; none of one that is gone. */
export interface Holders {
  readonly contracts: ReadonlyMap<number, number>;
  readonly gateways: ReadonlyMap<number, number>;
}

/**
 * What an update changed of a client, parted by whose that is by now: its fields are its own, and a contract or a reference is
 * whoever a merge, or an un-merge, made it since. One that is gone stays with the client that had it.
 */
export function partByHolder(clientId: number, recorded: Recorded, holders: Holders): Map<number, Recorded> {
  const contracts = Map.groupBy(recorded.contracts, (step) => holders.contracts.get(step.contractId) ?? clientId);
  const gateways = Map.groupBy(recorded.gateways, ({ id }) => holders.gateways.get(id) ?? clientId);
  const ids = new Set([clientId, ...contracts.keys(), ...gateways.keys()]);
  const partOf = (id: number): Recorded => ({
    steps: id === clientId ? recorded.steps : [],
    madeBilling: id === clientId && recorded.madeBilling,
    gateways: gateways.get(id) ?? [],
    contracts: contracts.get(id) ?? [],
  });
  return new Map([...ids].map((id) => [id, partOf(id)]));
}
