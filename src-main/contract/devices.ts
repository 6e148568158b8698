import { z } from 'zod';
import { command, done, nothing, query } from './endpoint';
import { failureCodes } from './failures';
import { calendarDate } from './values/calendar-date';
import { instantMs, rowId, version } from './values/ids';
import { requiredText, text } from './values/text';

/** How a link came here: written down, made by this program, or in a list. */
export const deviceSources = ['typed', 'generated', 'imported'] as const;
export const deviceStates = ['live', 'expired', 'revoked'] as const;
export type DeviceState = (typeof deviceStates)[number];

/** The longest link, in characters: what a code of this size still holds legibly. */
const LONGEST_LINK = 500;
/** One list at a time, in lines: read at once, within the core's 50 ms. */
export const MOST_LISTED = 1000;

/** A device that uses the app Alerta Internet. Its link signs its bearer in, and is told by `show` alone. */
export const device = z.object({
  id: rowId,
  version,
  name: z.string(),
  source: z.enum(deviceSources),
  state: z.enum(deviceStates),
  createdAtMs: instantMs,
  /** The last day on which the link is told; null where it has no end. */
  expiresOn: calendarDate.nullable(),
  /** As somebody wrote it down: this program does not see the app. */
  lastUsedOn: calendarDate.nullable(),
  revokedAtMs: instantMs.nullable(),
  revokedBy: z.string(),
});
export type Device = z.infer<typeof device>;

const deviceSettings = z.strictObject({
  version,
  /** The service's address that links are made with; '' while nobody gave it. */
  baseAddress: text(300),
  /** For how many days a new link is good; 0 for no end. */
  expiryDays: z.number().int().min(0).max(3650),
});
export type DeviceSettings = z.infer<typeof deviceSettings>;

const details = { name: requiredText(80), expiresOn: calendarDate.nullable() };
/** What may be changed of a device, and put back. */
export const deviceDetails = z.strictObject({ ...details, lastUsedOn: calendarDate.nullable() });
export type DeviceDetails = z.infer<typeof deviceDetails>;
/** '' has one made of the service's address and a random word. */
const link = text(LONGEST_LINK);
const one = { id: rowId, version };

const listedLine = z.object({
  line: z.number().int(),
  customId: z.string(),
  /** The client's name; '' where there is none. */
  name: z.string(),
  outcome: z.enum(['new', 'same', 'problem']),
  problem: z.enum(failureCodes).nullable(),
  /** Whose the link is where it is another client's; '' otherwise. */
  holder: z.string(),
});
export type ListedLine = z.infer<typeof listedLine>;

/** Two columns, the client's ID and the link, as they are pasted from a sheet. */
const list = z.strictObject({ text: z.string().max(MOST_LISTED * (LONGEST_LINK + 100)) });

export const devicesContract = {
  /** A client's devices, those that serve first, each the newest first. */
  list: query('viewer', z.strictObject({ clientId: rowId }), z.object({ devices: z.array(device) })),
  settings: query(
    'viewer',
    nothing,
    deviceSettings.extend({ today: calendarDate, firstExpiryOn: calendarDate.nullable() }).strip(),
  ),
  saveSettings: command('administrator', deviceSettings, done),
  create: command('operator', z.strictObject({ clientId: rowId, ...details, link }), z.object({ id: rowId })),
  update: command('operator', z.strictObject({ ...one, ...deviceDetails.shape }), z.object({ version })),
  /** Another link in the place of one that got lost, or that another computer's key sealed. */
  replaceLink: command('operator', z.strictObject({ ...one, link }), z.object({ version })),
  /** Tells the link; who asked for it is audited, the link is not. */
  show: command('operator', z.strictObject({ id: rowId }), z.object({ link: z.string() })),
  /** Mails the link to the client's main address; the message tells it to nobody else. */
  mailLink: command('operator', z.strictObject(one), z.object({ messageId: rowId })),
  /** For good: the link is forgotten. */
  revoke: command('operator', z.strictObject(one), done),
  /** What `importList` would do, line by line. */
  readList: command('operator', list, z.object({ lines: z.array(listedLine) })),
  importList: command('operator', list, z.object({ lines: z.array(listedLine) })),
};
