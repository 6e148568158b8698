import type { KeptLine, KeptState, LineReason } from '../../contract/gateway-files';
import { cellAmount } from '../../contract/values/money';
import type { CellValue } from '../../ports';

interface Words {
  readonly headers: readonly string[];
  readonly states: Readonly<Record<KeptState, string>>;
  readonly reasons: Readonly<Record<LineReason, string>>;
}

const amountOf = (amount: number | null) => (amount === null ? null : cellAmount(amount));

/** A file's lines as a list, each with what became of it. The header first. */
export function* exportCells(lines: readonly KeptLine[], { headers, states, reasons }: Words): Generator<CellValue[]> {
  yield [...headers];
  for (const line of lines) {
    const voided = line.state === 'posted' && line.payment?.voided === true;
    yield [
      line.row,
      line.paidOn === null ? null : new Date(`${line.paidOn}T00:00:00Z`),
      line.gateway,
      line.reference,
      line.nationalId,
      line.operation,
      amountOf(line.amountCents),
      amountOf(line.feeCents),
      voided ? states.voided : states[line.state],
      reasons[line.reason],
      line.client?.customId ?? '',
      line.client?.name ?? '',
      line.payment?.receiptNumber ?? null,
    ];
  }
}
