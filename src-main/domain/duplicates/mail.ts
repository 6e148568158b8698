import type { Client } from '../../contract/clients';
import { dropPasswordMail } from '../client-mail';
import { requireClient } from '../clients';
import type { CommandContext } from '../handler';
import { redirectMail } from '../outbox';
import { forgetPasswordSince } from '../portal';

/** Whether a client signs in with another e-mail than it did. */
const hasOtherLogin = ({ db }: CommandContext, before: Client) => requireClient(db, before.id).email !== before.email;

/**
 * Once two clients are one, what waits for either goes to the addresses of the one that is kept. A password of the portal
 * that waits for the other, or names an e-mail with which nobody signs in any more, is told to nobody.
 */
export function mailAsOne(context: CommandContext, kept: Client, merged: Client): void {
  dropPasswordMail(context, merged.id);
  if (hasOtherLogin(context, kept)) dropPasswordMail(context, kept.id);
  redirectMail(context, kept.id);
}

/**
 * Once they are two again, what waits goes to the addresses of its own client. A password of the portal that was given to
 * the kept one while it signed in with the other's e-mail (`knewLogin` where a newer merge gave it yet another one) is good no
 * more: whoever reads that e-mail knows it.
 */
export function mailApart(
  context: CommandContext,
  kept: Client,
  merged: Client,
  { mergedAtMs, knewLogin }: { readonly mergedAtMs: number; readonly knewLogin: boolean },
): void {
  if (knewLogin || hasOtherLogin(context, kept)) {
    dropPasswordMail(context, kept.id);
    forgetPasswordSince(context.db, kept.id, mergedAtMs);
  }
  redirectMail(context, kept.id);
  redirectMail(context, merged.id);
}
