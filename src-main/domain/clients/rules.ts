import { firstBlankName, missingNames } from '../../contract/client-names';
import { type Client, type ClientFields, longestClientText } from '../../contract/clients';
import { type Failure, Refusal } from '../../contract/failures';
import { isEmail } from '../../contract/values/text';

/** What the persona física's names lack, if anything. */
export function personNamesProblem(fields: ClientFields): Failure | null {
  const missing = missingNames(fields);
  const field = missing === 0 ? undefined : firstBlankName(fields);
  return field ? { code: 'PHYSICAL_NAMES', params: { missing }, field } : null;
}

/** Every client has a name, and one that was put together from its parts is no longer than one that is typed. */
export function nameProblem({ name }: ClientFields): Failure | null {
  const reason = name === '' ? 'required' : name.length > longestClientText.name ? 'too_big' : '';
  return reason === '' ? null : { code: 'VALIDATION', params: { reason }, field: 'name' };
}

/** A main e-mail is blank or one address (specification §2, E-mail de contacto). */
export function emailProblem({ email }: ClientFields): Failure | null {
  return email === '' || isEmail(email) ? null : { code: 'VALIDATION', params: { reason: 'email' }, field: 'email' };
}

/** Renaming is possible, with a reason, since invoices keep their own snapshots (domain.md §7.6). */
export function checkRename(before: Client, after: ClientFields, reason: string): void {
  if (before.name !== after.name && reason === '') throw new Refusal('RENAME_REASON', {}, 'name');
}
