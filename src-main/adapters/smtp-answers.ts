import { z } from 'zod';
import type { Delivery } from '../ports';

type Line = Extract<Delivery, { kind: 'line' }>['line'];

/** What the mail library throws and answers, as far as it is read. */
const refusal = z.object({
  code: z.string().optional().catch(undefined),
  /** The network's own: `ECONNREFUSED`. */
  originalCode: z.string().optional().catch(undefined),
  timeoutType: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  message: z.string().catch(''),
  response: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
  rejectedErrors: z
    .array(z.object({ recipient: z.string(), response: z.string().catch(''), responseCode: z.number().catch(0) }))
    .optional()
    .catch(undefined),
});
type Refused = z.infer<typeof refusal>;

/** The network is not there, or the server is not. */
const NOT_THERE =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENODATA|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL)$/u;
const NOT_REACHED = /^(?:CONNECT_TIMEOUT|GREETING_TIMEOUT|UPGRADE_TIMEOUT)$/u;
const CERTIFICATE = /CERT|SELF.SIGNED|UNABLE_TO|altnames|certificate/iu;

const LONGEST_ANSWER = 500;

/** Takes out of a server's words what was told to it alone. */
export type Hide = (words: string) => string;

/** In one line, with nothing in it that is secret: before it is cut, or a secret that is cut in two would stay. */
const shown = (words: string, hide: Hide) => hide(words.replace(/\s+/gu, ' ').trim()).slice(0, LONGEST_ANSWER);

/** The server's own words; those of the network where it said nothing. */
function wordsOf({ response, message }: Refused, hide: Hide): string {
  return shown(response ?? message, hide);
}

/** What keeps every message from going, not this one alone; null where it is about the message. */
function lineOf({
  code = '',
  originalCode = '',
  timeoutType = '',
  command,
  message,
  responseCode,
}: Refused): Line | null {
  if (code === 'EDNS' || NOT_THERE.test(originalCode) || NOT_REACHED.test(timeoutType)) return 'unreachable';
  if (CERTIFICATE.test(originalCode) || (/^(?:ETLS|ESOCKET)$/u.test(code) && CERTIFICATE.test(message)))
    return 'certificate';
  // Nobody is let in, whatever would have been sent.
  if (code === 'EPROTOCOL' && /^(?:CONN|EHLO|HELO|LHLO)$/u.test(command ?? '')) return 'unreachable';
  // A server that has no time for a sign-in says so by 4xx: the password may be right.
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return responseCode !== undefined && responseCode < 500 ? 'unreachable' : 'login';
  if (code === 'ETLS' || /(?:wrong version number|ssl3_|tlsv1)/u.test(message)) return 'security';
  if (command === 'STARTTLS') return 'security';
  // 552 is about the message's size, not about who sends it.
  if (command === 'MAIL FROM' && responseCode !== undefined && responseCode >= 500 && responseCode !== 552)
    return responseCode === 530 ? 'login' : 'sender';
  return null;
}

/** The address (RFC 3463 §3.2) or its mailbox (§3.3) is what is wrong: some servers say so only once they have the message. */
const OF_ADDRESS = /^5\d\d[ -]5\.(?:1\.\d+|2\.[0-2])\b/u;

/** Whether a message was refused for good once its addresses were taken: what it says or how large it is, not whom it is for. */
function isContentRefused({ code, command, responseCode, response = '' }: Refused): boolean {
  // The library itself found it larger than the server takes.
  if (responseCode === undefined) return code === 'EMESSAGE';
  if (responseCode < 500 || OF_ADDRESS.test(response)) return false;
  return code === 'EMESSAGE' || command === 'DATA' || (command === 'MAIL FROM' && responseCode === 552);
}

export function lineProblemOf(cause: unknown, hide: Hide): { line: Line; answer: string } {
  const refused = refusal.parse(cause);
  return { line: lineOf(refused) ?? 'unreachable', answer: wordsOf(refused, hide) };
}

const TAKEN = 250;

/** What was answered for each of the recipients, from what the library answered or threw. */
export function deliveryOf(recipients: readonly string[], outcome: unknown, hide: Hide): Delivery {
  const said = refusal.parse(outcome);
  const { rejectedErrors = [], responseCode, code } = said;
  const answer = wordsOf(said, hide);
  const each = (rest: { readonly code: number; readonly text: string }): Delivery => ({
    kind: 'answered',
    answers: recipients.map((address) => {
      // The library hands an address over with its domain in lower case.
      const own = rejectedErrors.find(({ recipient }) => recipient.toLowerCase() === address.toLowerCase());
      return own ? { address, code: own.responseCode, text: shown(own.response, hide) } : { address, ...rest };
    }),
  });
  if (code === undefined) return each({ code: TAKEN, text: answer });
  const line = lineOf(said);
  if (line) return { kind: 'line', line, answer };
  if (isContentRefused(said)) return { kind: 'answered', answers: [], contentRefusal: answer };
  if (code === 'EENVELOPE' && responseCode === undefined) return each({ code: 553, text: answer });
  if (responseCode === undefined || code === 'ECONNECTION') return { kind: 'dropped', answer };
  return each({ code: responseCode, text: answer });
}
