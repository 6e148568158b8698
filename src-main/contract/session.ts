import { z } from 'zod';
import { command, done, nothing, query, roles } from './endpoint';
import { email, password } from './office';
import { rowId } from './values/ids';

/** Who is signed in at this window. */
export const actor = z.object({ operatorId: rowId, name: z.string(), email: z.string(), role: z.enum(roles) });
export type Actor = z.infer<typeof actor>;

export const sessionContract = {
  /** `locked`: nobody touched the window for the office's minutes; until a sign-in every call is refused. */
  get: query('public', nothing, z.object({ actor: actor.nullable(), locked: z.boolean() })),
  signIn: command('public', z.strictObject({ email, password: z.string().max(200) }), z.object({ actor })),
  signOut: command('public', nothing, done),
  /** Somebody uses the window. Called now and then, not at every key. */
  touch: command('public', nothing, z.object({ locked: z.boolean() })),
  /** Locks the window now: its own minutes are over, or whoever sat there is leaving. A sign-in opens it again. */
  lock: command('public', nothing, done),
  /** The administrator's own password, by the recovery code of the first run; answers a new code. */
  recover: command(
    'public',
    z.strictObject({ email, recoveryCode: z.string().max(64), password }),
    z.object({ recoveryCode: z.string() }),
  ),
  /** A new recovery code, for one that nobody kept: the old one is good no more. By the administrator's own password. */
  renewCode: command(
    'administrator',
    z.strictObject({ password: z.string().max(200) }),
    z.object({ recoveryCode: z.string() }),
  ),
};
