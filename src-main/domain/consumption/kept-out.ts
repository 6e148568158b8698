import type { ReadDb, WriteDb } from '../../data/database';
import { type Days, type Share, type Span, sumShare } from './counted-store';
import { type Contested, keepOutAt, listContested, listOutranked, listStandingAt } from './contested-store';
import type { Own } from './further-store';
import { countBack, countRivalled, free, keepOut, listKeptOut } from './told-again-store';

/** What a source's samples of a span keep out of some contracts' sums; asked for before an import's are taken back. */
export function contestedBy(db: ReadDb, own: Own, owners: readonly number[], span: Span): readonly Contested[] {
  const contracts = new Set(owners.filter((owner) => owner > 0));
  return [...contracts].flatMap((owner) => listContested(db, own, owner, span));
}

/** What of a source an import had, and whom it kept out, that is gone. */
interface Gone {
  readonly own: Own;
  readonly owners: readonly number[];
  readonly contested: readonly Contested[];
}

/**
 * Counts what nothing else tells any more, once an import's samples of the same contracts are gone; what came first of it
 * stands, but for what that import has by other addresses, which goes too. What stood beside them and came later than what
 * they kept out is kept out by that: there is what would be there had the import never come. Of one file nobody knows by now
 * which address came first: what stands of it stays.
 */
export function standAgain(db: WriteDb, { own, owners, contested }: Gone, span: Span, days: Days): void {
  for (const owner of new Set(owners)) {
    const isContested = contested.some((one) => one.owner === owner);
    const outranked = isContested ? listOutranked(db, own, { owner, contested }, span) : [];
    if (outranked.length > 0) keepOutLater(db, owner, outranked, { span, days });
    for (const share of listKeptOut(db, owner, span)) {
      if (share.importId === own.importId) continue;
      free(db, share, span, { which: 'unrivalled', sum: (sign) => sumShare(db, share, span, days, sign) });
    }
  }
}

/** Takes what stands of a contract at some seconds out of its sums. */
function keepOutLater(
  db: WriteDb,
  owner: number,
  seconds: readonly number[],
  { span, days }: { readonly span: Span; readonly days: Days },
): void {
  for (const share of listStandingAt(db, owner, seconds, span)) {
    sumShare(db, share, span, days, -1);
    const samples = keepOutAt(db, share, seconds);
    sumShare(db, share, span, days, 1);
    countBack(db, share, { samples: -samples, listed: 0 });
  }
}

/** Takes out of the sums of whoever was given a share what it tells again; answers how many samples. */
export function keepOutGiven(db: WriteDb, share: Share, span: Span, days: Days): number {
  if (countRivalled(db, share, span) === 0) return 0;
  sumShare(db, share, span, days, -1);
  const samples = keepOut(db, share, span);
  sumShare(db, share, span, days, 1);
  // Its import counted them as an unknown address's.
  countBack(db, { ...share, owner: -share.sourceId }, { samples: -samples, listed: 0 });
  return samples;
}
