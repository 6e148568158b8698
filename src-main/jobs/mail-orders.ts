import { z } from 'zod';
import { mailSecurities } from '../contract/mail-settings';
import { lineStates, mailReasons } from '../contract/outbox';

/** What the courier asks the writer for: so many messages, of which the server may have so many addresses. */
export const claimOrder = z.object({
  most: z.number().int(),
  /** How many went out in this minute. */
  usedThisMinute: z.number().int(),
  /** When the next minute begins; null while something is on its way, which may yet use none of this one. */
  minuteEndsAtMs: z.number().nullable(),
});
export type ClaimOrder = z.infer<typeof claimOrder>;

export const keptServer = z.object({
  host: z.string(),
  port: z.number(),
  security: z.enum(mailSecurities),
  user: z.string(),
  sealedPassword: z.string(),
  trusted: z.object({ fingerprint: z.string(), certificate: z.string() }).nullable(),
  connections: z.number().int(),
});
export type KeptServer = z.infer<typeof keptServer>;

export const claimedMessage = z.object({
  id: z.number().int(),
  messageId: z.string(),
  datedMs: z.number(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  to: z.array(z.string()),
  /** Those of them that have not answered for good. */
  recipients: z.array(z.string()),
  attachments: z.array(z.object({ kind: z.enum(['invoice', 'file']), refId: z.number().int() })),
  /** What its words only say when it goes out, sealed; null for nothing, '' for what was forgotten. */
  sealedSecret: z.string().nullable(),
});
export type ClaimedMessage = z.infer<typeof claimedMessage>;

export const claim = z.object({
  server: keptServer,
  from: z.object({ name: z.string(), address: z.string() }),
  replyTo: z.string(),
  messages: z.array(claimedMessage),
});
export type Claim = z.infer<typeof claim>;

/** What became of one that was claimed. */
const tried = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answered'),
    answers: z.array(z.object({ address: z.string(), code: z.number(), text: z.string() })).readonly(),
    contentRefusal: z.string().optional(),
  }),
  z.object({ kind: z.literal('dropped'), answer: z.string() }),
  z.object({ kind: z.literal('line'), line: z.enum(lineStates).exclude(['ready']), answer: z.string() }),
  /** It was not begun: the program closes. */
  z.object({ kind: z.literal('untried') }),
  /** What it carries, or tells of, is no more. */
  z.object({ kind: z.literal('gone'), reason: z.enum(mailReasons) }),
]);
export type Tried = z.infer<typeof tried>;

export const settleOrder = z.object({
  results: z.array(z.object({ id: z.number().int(), tried })),
  /** From 0 to 1: the waits that follow are spread by it. */
  chance: z.number(),
});
export type SettleOrder = z.infer<typeof settleOrder>;

export const drawOrder = claimedMessage.shape.attachments.element;
export type DrawOrder = z.infer<typeof drawOrder>;

export const drawn = z.union([
  z.object({ fileName: z.string(), bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  z.object({ gone: z.enum(mailReasons) }),
]);
export type Drawn = z.infer<typeof drawn>;
