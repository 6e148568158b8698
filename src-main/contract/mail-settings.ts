import { z } from 'zod';
import { command, nothing, query } from './endpoint';
import { lineStates } from './outbox';
import { email } from './office';
import { version } from './values/ids';
import { text } from './values/text';

/** TLS from the first byte, TLS by STARTTLS or nothing is sent, and none: that on this computer alone. */
export const mailSecurities = ['tls', 'starttls', 'none'] as const;
export type MailSecurity = (typeof mailSecurities)[number];

/** A host's name, or an address of the network. */
const host = text(253).refine((value) => value === '' || /^[\w.:-]+$/u.test(value), { message: 'host' });

/** A name that goes into a message's head: one line. */
const oneLine = (max: number) => text(max).refine((value) => !/\p{Cc}/u.test(value), { message: 'line' });

const server = z.strictObject({
  host,
  port: z.number().int().min(1).max(65_535),
  security: z.enum(mailSecurities),
  user: oneLine(200),
});

const fields = server.extend({
  fromName: oneLine(120),
  fromAddress: z.union([z.literal(''), email]),
  replyTo: z.union([z.literal(''), email]),
  dailyLimit: z.number().int().min(0).max(1_000_000),
  minuteLimit: z.number().int().min(0).max(100_000),
  connections: z.number().int().min(1).max(10),
  paused: z.boolean(),
});

/** A password that is typed anew; null for the one that is kept. */
const password = z.string().max(500).nullable();

/** The form as it is. The password never comes back: only whether there is one. */
export const mailSettings = fields.extend({ version, hasPassword: z.boolean(), trustedFingerprint: z.string() });
export type MailSettings = z.infer<typeof mailSettings>;

/** SHA-256, as certificates are told apart: `A1:B2:…`. */
const fingerprint = z.string().regex(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/u);

export const mailTrial = z.object({
  /** `ready` when the server took the sign-in. */
  line: z.enum(lineStates),
  /** The server's own answer. */
  answer: z.string(),
  /** Of the certificate that the server showed, where nobody vouches for it; null otherwise. */
  certificate: z.object({ fingerprint, subject: z.string(), issuer: z.string(), validTo: z.string() }).nullable(),
});
export type MailTrial = z.infer<typeof mailTrial>;

export const mailSettingsContract = {
  get: query('viewer', nothing, mailSettings),
  save: command('administrator', fields.extend({ version, password }), z.object({ version })),
  /** Signs in to the server as the form has it; nothing is sent, nothing is kept. */
  tryOut: command('administrator', server.extend({ password }), mailTrial),
  /** Trusts the certificate that the kept server shows, when it is this one; '' trusts none but those that are vouched for. */
  trust: command(
    'administrator',
    z.strictObject({ version, fingerprint: z.union([z.literal(''), fingerprint]) }),
    z.object({ version }),
  ),
};
