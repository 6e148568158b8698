import type { WriteDb } from '../../data/database';
import { type Days, type Share, type Span, sumShare } from './counted-store';
import { countBack, countRivalled, free, keepOut, listKeptOut } from './told-again-store';

/**
 * Counts what nothing else tells any more, once an import's samples of the same contracts are gone; what came first of it
 * stands, but for what that import has by other addresses, which goes too.
 */
export function standAgain(
  db: WriteDb,
  { owners, gone }: { readonly owners: readonly number[]; readonly gone: number },
  span: Span,
  days: Days,
): void {
  for (const owner of new Set(owners)) {
    for (const share of listKeptOut(db, owner, span)) {
      if (share.importId === gone) continue;
      free(db, share, span, { which: 'unrivalled', sum: (sign) => sumShare(db, share, span, days, sign) });
    }
  }
}

/** Takes out of the sums of whoever was given a share what it tells again; answers how many samples. */
export function keepOutGiven(db: WriteDb, share: Share, span: Span, days: Days): number {
  if (countRivalled(db, share, span) === 0) return 0;
  sumShare(db, share, span, days, -1);
  const samples = keepOut(db, share, span);
  sumShare(db, share, span, days, 1);
  countBack(db, share, { samples: -samples, listed: 0 });
  return samples;
}
