import type { WriteDb } from '../../data/database';
import { calendarOf } from './calendar';
import { insertSource, moveShare, moveSums, removeEmptySums, type Share, sumShare, sumUp } from './counted-store';
import { hasSums, listSharesOf, namesOfSources, spanOfShare } from './store';
import { free } from './told-again-store';

/**
 * Gives what a contract used back to the addresses that it was measured at, each its own, before the contract goes: they
 * are unknown again. Of several what is kept as sums alone cannot be told apart any more: it stays listed under all of
 * their names, and no contract is given it.
 */
export function giveBackConsumption(db: WriteDb, contractId: number): void {
  const shares = listSharesOf(db, contractId);
  const sources = [...new Set(shares.map(({ sourceId }) => sourceId))];
  const [only] = sources;
  if (only !== undefined && sources.length === 1) return moveSums(db, contractId, -only);
  for (const share of shares) giveShareBack(db, contractId, share);
  if (!hasSums(db, contractId)) return;
  const text = namesOfSources(db, sources).join(' + ') || `#${contractId}`;
  // A line break is in no address: what is called so is nobody's.
  const rest = insertSource(db, { kind: 'user', key: `${contractId}\n${text}`, text });
  moveSums(db, contractId, -rest);
}

function giveShareBack(db: WriteDb, contractId: number, share: Share): void {
  const span = spanOfShare(db, share);
  if (span) {
    const days = calendarOf(db).daysBetween(span.firstS, span.lastS);
    // Each address tells of itself again.
    free(db, share, span, { which: 'all', sum: (sign) => sumShare(db, share, span, days, sign) });
    sumUp(db, { ...share, ...span, owner: contractId }, days, -1);
    sumUp(db, { ...share, ...span, owner: -share.sourceId }, days, 1);
  }
  // What is the contract's no more leaves it no hours either.
  moveShare(db, share, -share.sourceId);
  if (span) removeEmptySums(db, { ...span, owner: contractId });
}
