import type { Client } from '../../../src-main/contract/clients';
import type { ContractShown } from '../../../src-main/contract/contracts';
import type { Position } from '../../../src-main/contract/values/position';
import type { TownCentre } from './town-centre';

/** A contract that is somewhere of its own. */
export interface PlacedContract {
  readonly contract: ContractShown;
  readonly position: Position;
}

/** Which pin is spoken of: the home's, or a contract's by its number. */
export type ChosenPin = 'home' | number;

/** Where the home is, and how that is known; null where there is nothing to go by. */
export type Home =
  | { readonly known: 'saved'; readonly position: Position }
  | { readonly known: 'contract'; readonly position: Position; readonly plan: string }
  | { readonly known: 'town'; readonly position: Position; readonly town: string };

function positionOf({ latitude, longitude }: ContractShown): Position | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

/** The live contracts with a position of their own. */
export function placedContracts(contracts: readonly ContractShown[]): PlacedContract[] {
  return contracts
    .filter(({ endedOn }) => endedOn === null)
    .flatMap((contract) => {
      const position = positionOf(contract);
      return position ? [{ contract, position }] : [];
    });
}

/** The client's own position; else where the first located contract is; else the middle of the town, which is a guess. */
export function whereIs(
  { position }: Pick<Client, 'position'>,
  placed: readonly PlacedContract[],
  centre: TownCentre | null,
): Home | null {
  if (position) return { known: 'saved', position };
  const [first] = placed;
  if (first) return { known: 'contract', position: first.position, plan: first.contract.plan };
  if (!centre) return null;
  const { name, latitude, longitude } = centre;
  return { known: 'town', position: { latitude, longitude }, town: name };
}
