import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import type { RpcContract } from '../../src-main/contract';
import type { FailureCode } from '../../src-main/contract/failures';
import { readFailure } from './failure';
import { connectionState, link } from './transport';

type Session = Awaited<ReturnType<Api['session']['get']>>;

export interface CallContext extends ClientContext {
  /** Asked together with who sits here, whose answer says what a refusal of this one would. */
  readonly ahead?: boolean;
}

export type Api = ContractRouterClient<RpcContract, CallContext>;

/** Who sits at this window, as far as it knows. */
function sitting(): Session | undefined {
  return queryClient.getQueryData(query.session.get.queryOptions({ input: {} }).queryKey);
}

/** Waits until somebody signs in at this window; answers whether it is the operator who was there before. */
async function returns(operatorId: number): Promise<boolean> {
  await queryClient.invalidateQueries({ queryKey: query.session.key() });
  return new Promise((resolve) => {
    const look = () => {
      const now = sitting();
      if (!now?.actor || now.locked) return;
      stop();
      resolve(now.actor.operatorId === operatorId);
    };
    const stop = queryClient.getQueryCache().subscribe(look);
    look();
  });
}

/**
 * A call that is refused because the sign-in ended, or is locked, has the window ask for it again. One that had waited for
 * a core that was gone is then sent once more, for the same operator: what waits is sent by itself, as the window says.
 */
const watched: ClientLink<CallContext> = {
  async call(path, input, options) {
    const waitsFor = connectionState() === 'lost' ? sitting()?.actor?.operatorId : undefined;
    try {
      return await link.call(path, input, options);
    } catch (cause) {
      const { code } = readFailure(cause);
      if (options.context.ahead || (code !== 'SIGNED_OUT' && code !== 'SESSION_LOCKED')) throw cause;
      if (waitsFor !== undefined && (await returns(waitsFor))) return link.call(path, input, options);
      void queryClient.invalidateQueries({ queryKey: query.session.key() });
      throw cause;
    }
  },
};

/** Every endpoint of the contract, typed: `api.clients.get({ id })`. */
export const api: Api = createORPCClient(watched);

/** The same endpoints as query options: `useQuery(query.clients.get.queryOptions({ input: { id } }))`. */
export const query = createTanstackQueryUtils(api);

/** Refusals are answers and are not asked again; what was cut off, or broke down, is. */
const ASKED_AGAIN: ReadonlySet<FailureCode> = new Set(['CONNECTION_CUT', 'UNEXPECTED']);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (count, cause) => count < 2 && ASKED_AGAIN.has(readFailure(cause).code),
      retryDelay: 300,
    },
    mutations: { networkMode: 'always' },
  },
});
