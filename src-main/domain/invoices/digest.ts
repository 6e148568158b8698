import { isFinal } from './decide';
import type { Decided } from './run';

/** Two primes below 2 ** 31 and two factors below 2 ** 20: their products are whole numbers without a loss. */
const LANES = [
  { prime: 2_147_483_647, factor: 1_000_003 },
  { prime: 2_147_483_629, factor: 999_983 },
] as const;

const BASE = 36;

/** A text's sum over another one, so that every character and its place count. */
function follow(sum: number, text: string, { prime, factor }: (typeof LANES)[number]): number {
  let now = sum;
  for (let at = 0; at < text.length; at += 1) now = (now * factor + text.charCodeAt(at)) % prime;
  return now;
}

/** What a run does with one period, in short: for whom, of what, and until when it is due; or why it is left out for good. */
function inShort({ contract: { contractId }, period: { startOn, endOn }, decision }: Decided): string {
  const about = `${contractId} ${startOn} ${endOn}`;
  if (decision.kind === 'excluded') return `${about} ${decision.reason};`;
  const { entity, derived, netCents, totalCents, due } = decision;
  return `${about} ${entity.id} ${derived.type.id} ${netCents} ${totalCents} ${due.dueOn};`;
}

/**
 * The sum of all that a run would do, each contract and period with its amount: two changes that make up for each other in
 * the total do not in it. What only waits is no part of it.
 */
export function createDigest(): { add(decided: Decided): void; text(): string } {
  let sums: readonly number[] = LANES.map(() => 0);
  return {
    add(decided) {
      const { decision } = decided;
      if (decision.kind === 'excluded' && !isFinal(decision.reason)) return;
      const text = inShort(decided);
      sums = LANES.map((lane, at) => follow(sums[at] ?? 0, text, lane));
    },
    text: () => sums.map((sum) => sum.toString(BASE)).join('-'),
  };
}
