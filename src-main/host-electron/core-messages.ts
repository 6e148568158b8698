import { z } from 'zod';
import { actor } from '../contract/session';

/** One window, as long as it is open: its sign-in outlives a reload and a core that went down. */
const windowId = z.number().int();
/** What proves it to the next core; see `Session`. */
const proof = z.string();
/** Whether the operator has to sign in again; kept like the sign-in itself. */
const locked = z.boolean();
const sitting = z.object({ actor: actor.nullable(), proof, locked });
export type WindowSitting = z.infer<typeof sitting>;
const portId = z.number().int();
const callId = z.number().int();
/** What crosses a relayed port: the RPC library's own encoding, which this room does not read. */
export const portData = z.union([z.string(), z.instanceof(Uint8Array), z.instanceof(ArrayBuffer)]);
export type PortData = z.infer<typeof portData>;

/** What main tells the core. A transferred port comes with `connect`; where none can, `data` is relayed. */
export const toCore = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connect'), windowId, portId, sitting: sitting.optional() }),
  z.object({ kind: z.literal('data'), portId, data: portData }),
  z.object({ kind: z.literal('closed'), portId }),
  z.object({ kind: z.literal('window-gone'), windowId }),
  z.object({ kind: z.literal('receive'), callId, windowId, path: z.string() }),
  z.object({ kind: z.literal('find-outgoing'), callId, windowId, token: z.string() }),
  /** The answer to `key`; null where the system's secret store does not serve. */
  z.object({ kind: z.literal('key'), callId, text: z.string().nullable() }),
  /** `alone`: main is gone, and whoever opens the office next must not wait. */
  z.object({ kind: z.literal('stop'), alone: z.boolean().optional() }),
]);
export type ToCore = z.infer<typeof toCore>;

export const fromCore = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** It heard that it is to stop, and takes the last backup first. */
  z.object({ kind: z.literal('stopping') }),
  z.object({ kind: z.literal('failed'), sentence: z.string() }),
  z.object({ kind: z.literal('data'), portId, data: portData }),
  z.object({ kind: z.literal('signed'), windowId, sitting }),
  z.object({ kind: z.literal('key'), callId, ask: z.enum(['protect', 'recover']), text: z.string() }),
  z.object({
    kind: z.literal('answer'),
    callId,
    file: z
      .union([z.object({ place: z.string(), fileName: z.string() }), z.object({ refused: z.string() })])
      .nullable(),
  }),
]);
export type FromCore = z.infer<typeof fromCore>;

/** A file that main asked for: `place` is its token when it came in, its path when it goes out; or why it was not taken. */
export type CoreFile = Extract<FromCore, { kind: 'answer' }>['file'];
