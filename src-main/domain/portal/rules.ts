import type { PortalProblem } from '../../contract/portal';
import { isEmail } from '../../contract/values/text';
import { readWebAddress } from '../../contract/values/web-address';

/** Whether the portal was set up: it has a name and an address. */
function isReady({ name, address }: { readonly name: string; readonly address: string }): boolean {
  return name !== '' && address !== '';
}

/** Clients type their password there: a secure address of the web's, whole. */
export function isPortalAddress(text: string): boolean {
  return readWebAddress(text)?.isSecure === true;
}

/**
 * Why no password is made for a client (specification §7: the portal is set up first; §2: the main e-mail is what it signs
 * in with); null where one is.
 */
export function portalProblem(
  client: { readonly email: string; readonly active: boolean },
  portal: { readonly name: string; readonly address: string },
): PortalProblem | null {
  if (!client.active) return 'deactivated';
  if (!isReady(portal)) return 'notReady';
  if (client.email === '') return 'noAddress';
  return isEmail(client.email) ? null : 'badAddress';
}
