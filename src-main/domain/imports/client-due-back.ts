import type { Client, ClientFields } from '../../contract/clients';
import { fold } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import { listEmailsDueBack } from './store';

/**
 * The newest of the imports after one whose undo gives another client the main e-mail that this one is to have again; null
 * where none does. As with the addresses of contracts, see `askDueBack`: given back before that, neither client ever lets go
 * of it. An e-mail is one client's alone only among those that are active; an ID cliente is never another's by a list.
 */
export function askEmailDueBack(
  db: ReadDb,
  importId: number,
): (was: Pick<ClientFields, 'email'>, now: Client) => number | null {
  const newest = new Map<string, number>();
  for (const { importId: later, email, emailKey } of listEmailsDueBack(db, importId)) {
    const key = fold(email);
    if (key !== emailKey && !newest.has(key)) newest.set(key, later);
  }
  return (was, now) => {
    const key = fold(was.email);
    const isAsked = now.state === 'active' && key !== '' && key !== fold(now.email);
    return isAsked ? (newest.get(key) ?? null) : null;
  };
}
