import type { CommandContext } from '../handler';

export interface VoidedInvoice {
  readonly invoiceId: number;
  readonly clientId: number;
  readonly contractId: number;
  readonly totalCents: number;
  readonly reason: string;
}

/** What the client's account is told of an invoice that was voided, in the same transaction. There is none yet to be told. */
export const postVoid: (context: CommandContext, voided: VoidedInvoice) => void = () => undefined;
