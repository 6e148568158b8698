import { z } from 'zod';
import { failure } from '../contract/failures';

const callId = z.number().int();
const flag = z.instanceof(SharedArrayBuffer);

/** What the core asks of one of its threads. */
export const toThread = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), callId, flag, request: z.unknown() }),
  z.object({ kind: z.literal('close') }),
]);
export type ToThread = z.infer<typeof toThread>;

/** What a thread says: how far a call is, and how it ended. An unexpected end was logged there under its number. */
export const fromThread = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), callId, done: z.number(), total: z.number() }),
  z.object({ kind: z.literal('answered'), callId, value: z.unknown() }),
  z.object({ kind: z.literal('refused'), callId, failure }),
]);
export type FromThread = z.infer<typeof fromThread>;
