import { z } from 'zod';
import { exportFormats } from './exports';
import { command, done, nothing, query } from './endpoint';
import { email } from './office';
import { taskId } from './tasks';
import { calendarDate } from './values/calendar-date';
import { instantMs, rowId, version } from './values/ids';

/** What a message tells of: a client; an `export` whoever asked for it. */
export const mailKinds = [
  'invoice',
  'payment',
  'notice',
  'debt',
  'cut',
  'receipt',
  'statement',
  'device',
  'password',
  'export',
] as const;
export type MailKind = (typeof mailKinds)[number];

/** What carries a secret that is known only while it waits: once it is done with, nothing can send it again. */
export const secretKinds: ReadonlySet<MailKind> = new Set<MailKind>(['device', 'password']);

/** What goes to its own address alone: a secret to the client's main one, an export to whoever asked for it (§8). */
export const ownAddressKinds: ReadonlySet<MailKind> = new Set<MailKind>([...secretKinds, 'export']);

/**
 * What becomes of a message: it waits, is on its way, waits for another try; or is done with. `failed` when an address
 * refused it for good, `unsendable` when there was nobody to send it to.
 */
export const mailStates = ['waiting', 'sending', 'retrying', 'sent', 'failed', 'unsendable', 'cancelled'] as const;
export type MailState = (typeof mailStates)[number];

/**
 * Why one failed, or is never sent. `refused`: an address was; `contentRefused`: what it says, whoever it is for; `notMade`:
 * what it carries could not be drawn; `restored`: it was in a copy that was put back.
 */
export const mailReasons = [
  'refused',
  'contentRefused',
  'gaveUp',
  'badAddress',
  'attachmentGone',
  'noAddress',
  'noServer',
  'voided',
  'notMade',
  'restored',
  'replaced',
  'secretGone',
  'addressChanged',
  'paid',
  'notCut',
  'deactivated',
] as const;
export type MailReason = (typeof mailReasons)[number];

/** How the way to the office's server is: what it says before it takes any message. */
export const lineStates = ['ready', 'unreachable', 'login', 'certificate', 'security', 'sender', 'secret'] as const;
export type LineState = (typeof lineStates)[number];

export const mailFilter = z.strictObject({
  text: z.string().max(200).optional(),
  clientId: rowId.optional(),
  kind: z.enum(mailKinds).optional(),
  states: z.array(z.enum(mailStates)).max(mailStates.length).optional(),
});
export type MailFilter = z.infer<typeof mailFilter>;

const count = z.number().int();

export const mailRow = z.object({
  id: rowId,
  version,
  kind: z.enum(mailKinds),
  clientId: rowId.nullable(),
  client: z.string(),
  subject: z.string(),
  state: z.enum(mailStates),
  reason: z.enum(mailReasons).nullable(),
  /** It waited in a copy that was put back, and goes out only once somebody says so. */
  held: z.boolean(),
  /** The server's own words; '' for none. */
  answer: z.string(),
  attempts: count,
  /** When the next try is due; null unless there is one. */
  nextAttemptAtMs: instantMs.nullable(),
  createdAtMs: instantMs,
  settledAtMs: instantMs.nullable(),
  /** The first address, and how many there are. */
  address: z.string(),
  recipients: count,
  accepted: count,
});
export type MailRow = z.infer<typeof mailRow>;

export const recipientStates = ['waiting', 'accepted', 'rejected'] as const;

export const mailMessage = mailRow.extend({
  text: z.string(),
  html: z.string(),
  /** As it is in the message's head; '' before the first try. */
  messageId: z.string(),
  operator: z.string(),
  addresses: z.array(
    z.object({
      position: count,
      address: z.string(),
      state: z.enum(recipientStates),
      answer: z.string(),
      settledAtMs: instantMs.nullable(),
    }),
  ),
  attachments: count,
});
export type MailMessage = z.infer<typeof mailMessage>;

/** Which of the office's limits mail is over: addresses a day, or messages a minute. */
const limitKinds = ['day', 'minute'] as const;

export const mailStatus = z.object({
  /** Whether the office has a server to send through. */
  configured: z.boolean(),
  paused: z.boolean(),
  line: z.enum(lineStates),
  /** What the server, or the network, said. */
  answer: z.string(),
  sinceMs: instantMs,
  resumeAtMs: instantMs.nullable(),
  /** Where a limit alone holds back what could go: how many it allows, and when mail goes on. */
  limit: z.object({ kind: z.enum(limitKinds), most: count, untilMs: instantMs }).nullable(),
  /** Of those that wait, what was in a copy that was put back: nothing goes out until somebody decides about them. */
  held: count,
  /** Waiting, on their way, or waiting for another try. */
  open: count,
  failed: count,
  unsendable: count,
});
export type MailStatus = z.infer<typeof mailStatus>;

const mailDay = z.object({ onDate: calendarDate, sent: count, failed: count, accepted: count });
export type MailDay = z.infer<typeof mailDay>;

const oneMessage = z.strictObject({ id: rowId, version });

export const outboxContract = {
  status: query('viewer', nothing, mailStatus),
  /** The newest first. */
  list: query(
    'viewer',
    z.strictObject({
      filter: mailFilter,
      offset: count.min(0).max(10_000_000),
      limit: count.min(1).max(200),
    }),
    z.object({ rows: z.array(mailRow), total: count }),
  ),
  get: query('viewer', z.strictObject({ id: rowId }), mailMessage),
  /** What went out on each day that anything did, the newest first. */
  days: query('viewer', nothing, z.object({ days: z.array(mailDay) })),
  /**
   * Tries again what failed, or never went: at the client's addresses of now, unless somebody has it, or one was typed for it;
   * then at those that refused it.
   */
  retry: command('operator', oneMessage, done),
  /** The same with all that a filter finds; answers how many, and how many still have no address. */
  retryAll: command('operator', z.strictObject({ filter: mailFilter }), z.object({ retried: count, left: count })),
  /** How many never went because their client had no address, and has one by now. */
  reachable: query('viewer', nothing, z.object({ reachable: count })),
  /** Sends those. */
  sendReachable: command('operator', nothing, z.object({ retried: count })),
  /** What was held when a copy was put back goes out, or is cancelled; answers how many. */
  decideHeld: command('operator', z.strictObject({ send: z.boolean() }), z.object({ decided: count })),
  cancel: command('operator', oneMessage, done),
  /** Puts another address in the place of one that refused, or has not answered yet, and tries it. */
  changeAddress: command(
    'operator',
    z.strictObject({ id: rowId, version, position: count.min(0).max(1000), address: email }),
    done,
  ),
  /** A message of its own that says the same: to the client's addresses of now, unless one was typed for it. */
  resend: command('operator', oneMessage, z.object({ id: rowId })),
  /** A file of what a filter finds. */
  save: command(
    'viewer',
    z.strictObject({ taskId, filter: mailFilter, format: z.enum(exportFormats) }),
    z.object({ fileToken: z.string(), fileName: z.string(), rows: count }),
  ),
};
