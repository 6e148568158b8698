import type { ReadDb } from '../../data/database';
import { listLost, type Wanted } from './closed-store';
import { type Counting, type Span, within } from './counted-store';
import type { Stretches } from './stretches';

type AskLost = (owner: number, kind: string) => readonly Span[];

/** What is lost of a contract's other kinds of address; asked once for all of its addresses in a file. */
export function askLost(db: ReadDb, wanted: Wanted): AskLost {
  const known = new Map<string, readonly Span[]>();
  return (owner, kind) => {
    const key = `${kind} ${owner}`;
    const lost = known.get(key) ?? listLost(db, owner, { kind, sweptUntilS: null }, wanted);
    known.set(key, lost);
    return lost;
  };
}

/**
 * The seconds of which an address's samples are not counted any more, since nobody can say whether they were: its own detail
 * is gone, or that of another kind of address of the contract whose they would be.
 */
export function closedOf(
  { address, source, before }: Omit<Counting, 'closed'>,
  { all }: Stretches,
  lostOf: AskLost,
): Span[] {
  const said = { firstS: address.firstS - before, lastS: address.lastS - before };
  const own = source?.sweptUntilS ?? null;
  const lost = all.flatMap((stretch) => {
    const of = within(stretch, said);
    if (!of || stretch.contractId === undefined) return [];
    return lostOf(stretch.contractId, address.kind).flatMap(({ firstS, lastS }) => {
      return within({ fromS: firstS, untilS: lastS }, of) ?? [];
    });
  });
  return own === null ? lost : [{ firstS: Number.MIN_SAFE_INTEGER, lastS: own }, ...lost];
}
