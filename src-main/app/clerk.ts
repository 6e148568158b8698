import type { z } from 'zod';
import { contract } from '../contract';
import type { Endpoint } from '../contract/endpoint';
import { Refusal } from '../contract/failures';
import type { Actor } from '../contract/session';
import type { CommandContext } from '../domain/handler';
import { requireHandler } from './find-handler';
import type { Runner, Work } from './runner';

/** The context of what is written at an instant. */
export type At = (atMs: number) => CommandContext;

/** Does what a command does, in the transaction that goes on, with what it would have awaited at hand. */
export type Act = <Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<'command', Input, Output>,
  input: z.input<Input>,
  prepared?: unknown,
) => z.output<Output>;

/** Calls an endpoint: what it awaits, and then its own transaction. What an export writes down of itself is not. */
export type Call = <Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<'query' | 'command', Input, Output>,
  input: z.input<Input>,
) => Promise<z.output<Output>>;

/** Where in the contract an endpoint stands. */
function nameOf(endpoint: Endpoint): { feature: string; verb: string } {
  const features: Record<string, Record<string, Endpoint>> = contract;
  for (const [feature, verbs] of Object.entries(features))
    for (const [verb, one] of Object.entries(verbs)) if (one === endpoint) return { feature, verb };
  throw new Error('an endpoint that is not in the contract');
}

/**
 * Somebody of a made-up office at a window of it, at an instant: what they do is decided and audited as a clerk's is. Who may
 * do what is not asked: that is the dispatch's.
 */
export function actAt(at: At, atMs: number): Act {
  return (endpoint, input, prepared) => {
    // One act, one batch: each has a context of its own.
    const result = requireHandler(nameOf(endpoint)).write?.(at(atMs), endpoint.input.parse(input), prepared);
    if (result instanceof Refusal) throw result;
    return endpoint.output.parse(result);
  };
}

type Steps = Pick<Runner, 'read' | 'prepare' | 'write'>;

/** The same, for what has files or passwords to wait for: each call is a transaction of its own. */
export function callAt(steps: Steps, actor: Actor): Call {
  return async (endpoint, input) => {
    const name = nameOf(endpoint);
    const work: Work = { ...name, input: endpoint.input.parse(input), actor };
    const task = { flag: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT), report: () => undefined };
    const handler = requireHandler(name);
    if (handler.read) return endpoint.output.parse(await steps.read(work, task));
    const prepared = handler.prepare ? await steps.prepare(work, task) : undefined;
    if (!handler.write) return endpoint.output.parse(prepared);
    const { output, refusal } = await steps.write(work, prepared, task);
    if (refusal) throw new Refusal(refusal.code, refusal.params, refusal.field);
    return endpoint.output.parse(output);
  };
}
