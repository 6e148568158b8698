import type { ReadDb } from '../../data/database';
import type { Calendar } from './calendar';
import { askingOf, type DayNumbers, listLost, toldDays, type Wanted } from './closed-store';
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

/** Days of what an unknown address used that a contract would be given. */
export interface Given extends DayNumbers {
  readonly contractId: number;
}

/** Days that a contract is given, and those of which it is not, that stay with their address. */
interface Parted {
  readonly given: readonly Given[];
  readonly kept: DayNumbers | null;
}

/**
 * The days of an address that a contract may be given. Where the detail of either is gone, and another kind of address tells
 * of the contract, those of which it has something already are not: nobody can say whether they are the same traffic.
 */
export function givenOf(
  db: ReadDb,
  calendar: Calendar,
  { sourceId, ...address }: DayNumbers & { readonly sourceId: number },
  { contractId, ...days }: Given,
): Parted {
  const fromDay = Math.max(days.fromDay, address.fromDay);
  const lastDay = Math.min(days.untilDay, address.untilDay);
  const lost = listLost(db, contractId, askingOf(db, sourceId), { fromS: calendar.startOf(fromDay), but: null });
  const lostUntilS = lost.reduce((last, { lastS }) => Math.max(last, lastS), Number.NEGATIVE_INFINITY);
  const untilDay = lost.length > 0 ? Math.min(lastDay, calendar.dayOf(lostUntilS)) : fromDay - 1;
  const told = toldDays(db, contractId, { fromDay, untilDay });
  if (!told) return { given: [{ contractId, ...days }], kept: null };
  const parts = [
    { contractId, fromDay: days.fromDay, untilDay: told.fromDay - 1 },
    { contractId, fromDay: told.untilDay + 1, untilDay: days.untilDay },
  ];
  return { given: parts.filter((part) => part.fromDay <= lastDay && part.untilDay >= fromDay), kept: told };
}
