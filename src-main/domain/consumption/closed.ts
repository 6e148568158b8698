import type { ReadDb } from '../../data/database';
import type { Calendar } from './calendar';
import { askingOf, type DayNumbers, listLost, listOwnersOf, toldDays, type Wanted } from './closed-store';
import { type Counting, type Share, type Span, within } from './counted-store';
import { listGrownOver, readingsAround, spanOfFresh } from './counter-store';
import type { Own } from './further-store';
import type { Stretches } from './stretches';

type AskLost = (owner: number, kind: string, fromS: number) => readonly Span[];

/**
 * What is lost of a contract's other kinds of address; asked once for all of its addresses in a file, and anew where one
 * tells of what went before the file.
 */
export function askLost(db: ReadDb, wanted: Wanted): AskLost {
  const known = new Map<string, { readonly fromS: number; readonly lost: readonly Span[] }>();
  return (owner, kind, fromS) => {
    const key = `${kind} ${owner}`;
    const found = known.get(key);
    if (found && found.fromS <= fromS) return found.lost;
    const asked = { ...wanted, fromS: Math.min(wanted.fromS, fromS) };
    const lost = listLost(db, owner, { kind, sweptUntilS: null }, asked);
    known.set(key, { fromS: asked.fromS, lost });
    return lost;
  };
}

const common = (one: Span, other: Span) => within({ fromS: one.firstS, untilS: one.lastS }, other) ?? [];

/** What is lost of the contracts that an address's samples of a span are of. */
function lostWithin({ all }: Stretches, span: Span, kind: string, lostOf: AskLost): Span[] {
  return all.flatMap((stretch) => {
    const of = within(stretch, span);
    if (!of || stretch.contractId === undefined) return [];
    return lostOf(stretch.contractId, kind, of.firstS).flatMap((lost) => common(lost, of));
  });
}

/**
 * The seconds of which an address's samples are not counted any more, since nobody can say whether they were: its own detail
 * is gone, or that of another kind of address of the contract whose they would be.
 */
export function closedOf(
  { address, source, before }: Omit<Counting, 'closed' | 'lost'>,
  stretches: Stretches,
  lostOf: AskLost,
): Span[] {
  const said = { firstS: address.firstS - before, lastS: address.lastS - before };
  const own = source?.sweptUntilS ?? null;
  const lost = lostWithin(stretches, said, address.kind, lostOf);
  return own === null ? lost : [{ firstS: Number.MIN_SAFE_INTEGER, lastS: own }, ...lost];
}

/** Some seconds without those of a span. */
const without = (spans: readonly Span[], { firstS, lastS }: Span): Span[] =>
  spans.flatMap((one) =>
    [
      { firstS: one.firstS, lastS: Math.min(one.lastS, firstS - 1) },
      { firstS: Math.max(one.firstS, lastS + 1), lastS: one.lastS },
    ].filter((part) => part.firstS <= part.lastS),
  );

/** Lost seconds but those over which the growth of a series was counted before they were: it stays so, however it is split. */
function uncounted(db: ReadDb, sourceId: number, span: Span, lost: readonly Span[]): readonly Span[] {
  return lost.length === 0 ? lost : listGrownOver(db, sourceId, span, lost).reduce(without, lost);
}

/**
 * The seconds over which what an address's counter grew by is not counted, since the contract has them told by another kind
 * of address, of which sums alone are left: the first reading after them begins the series anew. Its own detail that is gone
 * is no reason, since it was counted until the reading that is left of it.
 */
export function lostOver(
  db: ReadDb,
  counting: Omit<Counting, 'lost'>,
  stretches: Stretches,
  lostOf: AskLost,
): readonly Span[] {
  const { address, source, measure } = counting;
  if (measure === 'interval') return [];
  const lost = lostWithin(stretches, stretches.span, address.kind, lostOf);
  const span = source && lost.length > 0 ? spanOfFresh(db, counting) : null;
  return source && span ? uncounted(db, source.id, span, lost) : lost;
}

/** `lostOver`, of a series that is counted anew between two of its readings while an import of its source is taken back. */
export function lostOverSeries(db: ReadDb, { sourceId, importId }: Own, span: Span): readonly Span[] {
  const { before } = readingsAround(db, sourceId, span);
  const told = { firstS: before ?? span.firstS, lastS: span.lastS - 1 };
  const { kind } = askingOf(db, sourceId);
  const lostOf = ({ owner, ...stretch }: Pick<Share, 'owner' | 'fromS' | 'untilS'>) => {
    const of = within(stretch, told);
    if (!of) return [];
    const wanted = { fromS: of.firstS, but: importId };
    return listLost(db, owner, { kind, sweptUntilS: null }, wanted).flatMap((lost) => common(lost, of));
  };
  return uncounted(db, sourceId, span, listOwnersOf(db, sourceId, told).flatMap(lostOf));
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
