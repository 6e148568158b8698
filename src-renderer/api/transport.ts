import { type ClientContext, type ClientLink, DynamicLink, ORPCError } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { ConnectionCutError } from './failure';

type Link = ClientLink<ClientContext>;
export type ConnectionState = 'connecting' | 'open' | 'lost';

/** The first wait before a new attempt, in milliseconds; it doubles up to the longest. */
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 4000;

let state: ConnectionState = 'connecting';
const listeners = new Set<() => void>();
let current = waitForLink();

interface WaitingLink {
  readonly link: Promise<Link>;
  readonly arrive: (link: Link) => void;
}

/** Stands in until the promise hands over its own. */
function ignore(): void {}

function waitForLink(): WaitingLink {
  let arrive: (link: Link) => void = ignore;
  const link = new Promise<Link>((resolve) => {
    arrive = resolve;
  });
  return { link, arrive };
}

function change(next: ConnectionState): void {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

/** A link whose calls say so when the way that they took was cut, and not what that did to them. */
function telling(taken: Link, isCut: () => boolean): Link {
  return {
    async call(path, input, options) {
      try {
        return await taken.call(path, input, options);
      } catch (cause) {
        if (cause instanceof ORPCError || options.signal?.aborted || !isCut()) throw cause;
        throw new ConnectionCutError('the core went while it was asked', { cause });
      }
    },
  };
}

/** Calls made while there is no core wait for the next one; those under way when it went down fail. */
export const link = new DynamicLink<ClientContext>(() => current.link);

export function connectionState(): ConnectionState {
  return state;
}

export function onConnectionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens the way to the core: the port that the preload hands over, or the host's WebSocket. */
export function connect(): void {
  if (window.abonado) receivePorts();
  else openSocket(FIRST_RETRY_MS);
}

function openSocket(retryMs: number): void {
  const address = new URL('./rpc', window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  address.hash = '';
  address.search = '';
  const socket = new WebSocket(address);
  let opened = false;
  socket.addEventListener('open', () => {
    opened = true;
    current.arrive(telling(new SocketLink({ websocket: socket }), () => socket.readyState !== WebSocket.OPEN));
    change('open');
  });
  socket.addEventListener('close', () => {
    if (opened) current = waitForLink();
    change('lost');
    const nextMs = opened ? FIRST_RETRY_MS : Math.min(retryMs * 2, LONGEST_RETRY_MS);
    setTimeout(() => openSocket(nextMs), nextMs);
  });
}

/** Main posts a new port each time a core starts, and `abonado-core-lost` when one went down. */
function receivePorts(): void {
  let held: MessagePort | null = null;
  const lose = () => {
    // A port does not say that its other end is gone: the calls under way are told here, and fail.
    held?.dispatchEvent(new Event('close'));
    held?.close();
    held = null;
    current = waitForLink();
    change('lost');
  };
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window) return;
    if (event.data === 'abonado-core-lost') lose();
    const port = event.ports[0];
    if (event.data !== 'abonado-port' || !port) return;
    if (held) lose();
    held = port;
    port.start();
    current.arrive(telling(new PortLink({ port }), () => held !== port));
    change('open');
  });
  window.postMessage('abonado-ready', window.location.origin === 'null' ? '*' : window.location.origin);
}
