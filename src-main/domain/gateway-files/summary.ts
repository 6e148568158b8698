import { type GatewayLine, type GatewaySummary, lineOutcomes } from '../../contract/gateway-files';
import { cents, sumOf } from '../../contract/values/money';
import { numberKey } from '../../contract/values/text';
import type { DecidedLine } from './decide';
import type { Source } from './sources-store';

const sumsOf = (lines: readonly DecidedLine[]) => ({
  lines: lines.length,
  cents: sumOf(lines.map(({ line }) => line.amountCents ?? 0)),
});

/** What a dry run came to: of every outcome and of every reason, how many lines and how much, which add up to the file. */
export function summarize(
  decided: readonly DecidedLine[],
  sources: readonly Source[],
  told: number | null,
): GatewaySummary {
  const by = Map.groupBy(decided, ({ outcome }) => outcome);
  const outcomes = {
    sure: sumsOf(by.get('sure') ?? []),
    reversal: sumsOf(by.get('reversal') ?? []),
    doubtful: sumsOf(by.get('doubtful') ?? []),
    unknown: sumsOf(by.get('unknown') ?? []),
    repeated: sumsOf(by.get('repeated') ?? []),
    left: sumsOf(by.get('left') ?? []),
    problem: sumsOf(by.get('problem') ?? []),
  };
  const reasons = lineOutcomes.flatMap((outcome) =>
    [...Map.groupBy(by.get(outcome) ?? [], ({ reason }) => reason)].map(([reason, lines]) => ({
      outcome,
      reason,
      ...sumsOf(lines),
    })),
  );
  const days = decided.flatMap(({ line }) => (line.problem === null && line.paidOn) || []).toSorted();
  const fees = decided.filter(({ outcome, line }) => outcome === 'sure' && line.feeCents !== null);
  const named = Map.groupBy(decided, ({ line }) => numberKey(line.gateway));
  return {
    outcomes,
    reasons,
    whole: sumsOf(decided),
    told: told === null ? null : cents.parse(told),
    feeCents: fees.length === 0 ? null : sumOf(fees.map(({ line }) => line.feeCents ?? 0)),
    fromOn: days.at(0) ?? null,
    untilOn: days.at(-1) ?? null,
    sources: sources.map((source) => ({ ...source, lines: named.get(numberKey(source.name))?.length ?? 0 })),
  };
}

/** A decided line as the screen shows it. */
export function shownLine({ line, outcome, reason, client, source }: DecidedLine, chosen: boolean): GatewayLine {
  return {
    row: line.row,
    outcome,
    reason,
    paidOn: line.paidOn,
    gateway: source?.gateway ?? line.gateway,
    reference: line.reference || line.customId,
    nationalId: line.nationalId,
    operation: line.operation,
    amountCents: line.amountCents,
    isReversal: line.isReversal,
    client: client && { id: client.id, name: client.name, customId: client.customId },
    chosen,
  };
}
