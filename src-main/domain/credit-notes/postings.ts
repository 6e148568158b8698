import type { CommandContext } from '../handler';

export interface IssuedCredit {
  readonly creditNoteId: number;
  readonly invoiceId: number;
  readonly clientId: number;
  readonly totalCents: number;
  readonly issuedOn: string;
  readonly reason: string;
}

/** What the client's account is told of a credit note, in the transaction that issues it. There is none yet to be told. */
export const postCredit: (context: CommandContext, credit: IssuedCredit) => void = () => undefined;
