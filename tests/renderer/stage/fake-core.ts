import type { AnyContractProcedure } from '@orpc/contract';
import { implement, ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { z } from 'zod';
import { type Contract, rpcContract } from '../../../src-main/contract';
import type { Endpoint } from '../../../src-main/contract/endpoint';
import type { Failure, FailureCode } from '../../../src-main/contract/failures';

type Answer<E> = E extends Endpoint
  ? (input: z.output<E['input']>) => z.input<E['output']> | Promise<z.input<E['output']>>
  : never;

/** What a scene answers, by feature and verb; its inputs and outputs are the contract's, at both times. */
export type FakeCore = {
  readonly [Feature in keyof Contract]?: {
    readonly [Verb in keyof Contract[Feature]]?: Answer<Contract[Feature][Verb]>;
  };
};

export interface Call {
  readonly endpoint: string;
  readonly input: unknown;
}

/** Everything that the screen asked the core for, in its order; the specs read it from the page. */
const calls: Call[] = [];

/** A refusal as the core sends one. */
export function refusal(failure: Failure): Error {
  return new ORPCError('REFUSED', { defined: true, status: 422, data: failure });
}

function routesOf(core: FakeCore) {
  const procedures: Record<string, Record<string, AnyContractProcedure>> = rpcContract;
  return Object.entries(core).map(([feature, verbs]) => [
    feature,
    Object.fromEntries(
      Object.entries(verbs).flatMap(([verb, answer]) => {
        const procedure = procedures[feature]?.[verb];
        if (!procedure) return [];
        const handled = implement(procedure).handler(({ input }) => {
          calls.push({ endpoint: `${feature}.${verb}`, input });
          return Reflect.apply(answer, undefined, [input]);
        });
        return [[verb, handled]];
      }),
    ),
  ]);
}

/** What the desktop's own dialog hands over of the file that is chosen; nothing is, unless a scene says so. */
let picked: { readonly refused: FailureCode } | { readonly fileToken: string; readonly fileName: string } | null = null;

export function nextPick(pick: typeof picked): void {
  picked = pick;
}

/** Serves a scene's answers through the port that the desktop's preload would hand over: the window's own way. */
export function serve(core: FakeCore): void {
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(Object.fromEntries(routesOf(core))).upgrade(port1);
  port1.start();
  const abonado = {
    pickFile: () => Promise.resolve(picked),
    openFile: () => Promise.resolve(true),
    saveFile: () => Promise.resolve(true),
  };
  Object.assign(window, { abonado, calls });
  window.addEventListener('message', ({ data }) => {
    if (data === 'abonado-ready') window.postMessage('abonado-port', '*', [port2]);
  });
}
