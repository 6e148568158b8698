import { randomUUID } from 'node:crypto';
import type { RPCHandler } from '@orpc/server/websocket';
import type { WebSocket } from 'ws';
import type { RpcContext } from '../app/rpc';
import type { Log } from '../ports';

/** RFC 6455: a frame whose content cannot be read. */
const UNREADABLE = 1007;

/**
 * Answers the calls of one window's socket. A frame that is no call is logged under a number and ends the socket: only
 * our own page has it, which opens another, and a stream of such frames would fill the log.
 */
export function answerCalls(
  rpc: RPCHandler<RpcContext>,
  socket: WebSocket,
  { context, log }: { readonly context: RpcContext; readonly log: Log },
): void {
  // The library's own listener would write what went wrong to the terminal, stack and all: it is given nothing to hear.
  const wire = { send: socket.send.bind(socket), addEventListener: () => undefined };
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('message', ({ data }) => {
    const frame = typeof data === 'string' || data instanceof ArrayBuffer ? data : '';
    rpc.message(wire, frame, { context }).catch((cause: unknown) => {
      log.error(randomUUID().slice(0, 8), cause);
      socket.close(UNREADABLE);
    });
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => rpc.close(wire));
}
