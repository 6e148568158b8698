import { z } from 'zod';
import { command, nothing, query } from './endpoint';
import { taskId } from './tasks';
import { instantMs, rowId, version } from './values/ids';
import { text } from './values/text';

/** A password of the portal is so many groups of four letters and digits: `K7QM-2XRT-9HAC`. */
export const passwordGroups = [3, 4, 5, 6] as const;

/** The clients' portal (specification §7); a name and an address make it ready, both blank take it away. */
const portalFields = z.strictObject({
  name: text(80),
  address: text(300),
  passwordGroups: z.number().int().min(passwordGroups[0]).max(6),
});
export const portalSettings = portalFields.extend({ version });
export type PortalSettings = z.infer<typeof portalSettings>;

/** Why no password can be made for a client; null where one can. */
const portalProblems = ['notReady', 'noAddress', 'badAddress', 'deactivated'] as const;
export type PortalProblem = (typeof portalProblems)[number];

const standing = z.object({
  problem: z.enum(portalProblems).nullable(),
  name: z.string(),
  /** The client's main e-mail: what it signs in to the portal with. */
  login: z.string(),
  /** When the client was last given one, and by whom; null for never. */
  given: z.object({ atMs: instantMs, operator: z.string() }).nullable(),
  /** Whether the office has a server to mail it through. */
  canMail: z.boolean(),
});
export type PortalStanding = z.infer<typeof standing>;

/** Told once: nothing of it is kept but its hash. */
const newPassword = z.object({
  password: z.string(),
  login: z.string(),
  portal: z.string(),
  address: z.string(),
  /** Whether a message with it waits in Correo. */
  mailed: z.boolean(),
});
export type NewPassword = z.infer<typeof newPassword>;

export const portalContract = {
  settings: query('viewer', nothing, portalSettings),
  saveSettings: command('administrator', portalFields.extend({ version }), z.object({ version })),
  standing: query('operator', z.strictObject({ clientId: rowId }), standing),
  /** Makes a new password, which the old one is good no more beside; `byMail` mails it to the main address. */
  regenerate: command('operator', z.strictObject({ clientId: rowId, byMail: z.boolean() }), newPassword),
  /** A file of logins and hashes, as `docs/portal.md` says, for whoever runs the portal. */
  saveLogins: command(
    'administrator',
    z.strictObject({ taskId }),
    z.object({ fileToken: z.string(), fileName: z.string(), rows: z.number().int() }),
  ),
};
