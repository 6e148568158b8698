import { z } from 'zod';
import { command, done, query } from './endpoint';
import { calendarDate } from './values/calendar-date';
import { version } from './values/ids';
import { requiredText, tidy } from './values/text';

export const countries = ['AR', 'BO', 'CL', 'CO', 'EC', 'MX', 'PE', 'PY', 'UY', 'VE'] as const;
export type Country = (typeof countries)[number];

/** Each country's currency by its ISO 4217 code; an office bills in that one alone. */
export const currencies = {
  AR: 'ARS',
  BO: 'BOB',
  CL: 'CLP',
  CO: 'COP',
  EC: 'USD',
  MX: 'MXN',
  PE: 'PEN',
  PY: 'PYG',
  UY: 'UYU',
  VE: 'VES',
} as const satisfies Record<Country, string>;

/** The smallest amount that each country's currency is paid in, in cents: Chile's and Paraguay's have no cents. */
export const smallestAmounts = {
  AR: 1,
  BO: 1,
  CL: 100,
  CO: 1,
  EC: 1,
  MX: 1,
  PE: 1,
  PY: 100,
  UY: 1,
  VE: 1,
} as const satisfies Record<Country, number>;

export const email = z.string().overwrite(tidy).max(254).pipe(z.email());
/** As many characters as a password has at least. */
export const LEAST_PASSWORD = 8;
export const password = z.string().min(LEAST_PASSWORD).max(200);

/** How long a window may stay untouched before it locks; 0 never. */
const idleMinutes = z.int().min(0).max(480);

export const office = z.object({
  name: z.string(),
  country: z.enum(countries),
  timeZone: z.string(),
  demo: z.boolean(),
  idleMinutes,
  version,
});
export type Office = z.infer<typeof office>;

export const officeSetup = z.strictObject({
  name: requiredText(120),
  country: z.enum(countries),
  timeZone: z.string().min(1).max(64),
  operator: z.strictObject({ name: requiredText(120), email, password }),
});

export const officeContract = {
  /** What the window shows first: null before the first run. */
  get: query('public', z.strictObject({}), z.object({ office: office.nullable() })),
  /** The first run. Signs the first operator in and answers the recovery code, shown once. */
  create: command('public', officeSetup, z.object({ recoveryCode: z.string() })),
  /**
   * The day by this computer's clock, and the one on which the office was last seen at work; `doubted`: it is so far ahead that
   * nothing is done of its own accord until somebody says that it is right.
   */
  day: query(
    'viewer',
    z.strictObject({}),
    z.object({ today: calendarDate, seenOn: calendarDate.nullable(), doubted: z.boolean() }),
  ),
  /** Says that a day far ahead is right. `today` is the one that was read, should the clock be set meanwhile. */
  confirmDay: command('operator', z.strictObject({ today: calendarDate }), done),
  update: command('administrator', z.strictObject({ version, name: requiredText(120), idleMinutes }), done),
};
