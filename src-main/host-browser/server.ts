import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Duplex, pipeline } from 'node:stream';
import { RPCHandler } from '@orpc/server/websocket';
import { WebSocketServer } from 'ws';
import { readWindowFile, windowHeaders } from '../adapters/window-files';
import type { Core } from '../app/core';
import { LARGEST_FILE } from '../contract/files';
import type { Session } from '../app/dispatch';
import type { SignIn } from '../app/sign-ins';
import { words } from '../app/words';
import { listenWhereKept, LOOPBACK } from './kept-port';
import { answerCalls } from './rpc-socket';
import { createSessions, type Sessions } from './sessions';

const LARGEST_FRAME = 16 * 1024 * 1024;

export interface BrowserHost {
  /** The address to open now; its token is good once. */
  address(): string;
  /** A fresh address, when the last one was used. */
  renew(): string;
  close(): Promise<void>;
}

export interface BrowserHostOptions {
  readonly core: Core;
  readonly rendererFolder: string;
  /** 0 takes any free port; null the one of the last time, while it is free. */
  readonly port: number | null;
  /** Where the port is remembered. */
  readonly portFile: string;
  /** Who is signed in at a window that opens the address; the demonstration begins signed in. */
  readonly initial: SignIn;
  /** Where the browsers that were let in are remembered. */
  readonly sessionsFile: string;
}

/** Serves the application on this machine alone: exact Host and Origin, a cookie behind a one-time address. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const sessions = createSessions(options.sessionsFile, options.initial);
  const server = createServer((request, response) => {
    answer(options, sessions, origin(), request, response).catch((cause: unknown) => {
      options.core.log.error('http', cause);
      if (!response.headersSent) send(response, 500, words.host.unexpected);
    });
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME });
  const rpc = new RPCHandler(options.core.app.router);
  server.on('upgrade', (request, socket, head) => {
    const session = admit(request, origin(), sessions, true);
    if (!session || request.url !== '/rpc') return refuseUpgrade(socket);
    sockets.handleUpgrade(request, socket, head, (webSocket) =>
      answerCalls(rpc, webSocket, { context: { session }, log: options.core.log }),
    );
  });
  const port = await listenWhereKept(server, options.port, options.portFile);
  const origin = () => `http://${LOOPBACK}:${port}`;
  return {
    address: () => `${origin()}/?t=${sessions.token()}`,
    renew: () => `${origin()}/?t=${sessions.renew()}`,
    close: async () => {
      sessions.signOutAll();
      for (const client of sockets.clients) client.terminate();
      const closed = new Promise((resolve) => server.close(resolve));
      // A browser keeps its connections open for the next page; there is none.
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The session of a request that came to our own address from our own page; undefined for anyone else. */
function admit(
  request: IncomingMessage,
  origin: string,
  sessions: Sessions,
  needsOrigin: boolean,
): Session | undefined {
  if (`http://${request.headers.host}` !== origin) return undefined;
  const from = request.headers.origin;
  if (from === undefined ? needsOrigin : from !== origin) return undefined;
  return sessions.find(request.headers.cookie);
}

async function answer(
  options: BrowserHostOptions,
  sessions: Sessions,
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (`http://${request.headers.host}` !== origin) return send(response, 421, words.host.unknownAddress);
  // Put together rather than resolved, so that no path, as «//», names another server or none.
  const url = URL.parse(`${origin}${request.url ?? '/'}`);
  if (url === null) return send(response, 404, words.host.notThere);
  const token = url.searchParams.get('t');
  if (token !== null && request.method === 'GET') {
    const cookie = sessions.redeem(token);
    if (cookie !== null) return redirect(response, cookie);
    if (!sessions.find(request.headers.cookie)) return send(response, 403, words.host.addressUsed);
    return redirect(response);
  }
  const session = admit(request, origin, sessions, request.method !== 'GET');
  if (!session) return send(response, 403, words.host.useTerminal);
  if (url.pathname === '/files' && request.method === 'POST') return upload(options, session, url, request, response);
  if (request.method !== 'GET') return send(response, 405, words.host.notAllowed);
  if (url.pathname.startsWith('/files/')) return download(options, session, url, response);
  const file = await readWindowFile(options.rendererFolder, url.pathname);
  if (!file) return send(response, 404, words.host.notThere);
  response.writeHead(200, file.headers).end(file.body);
}

function redirect(response: ServerResponse, cookie?: string): void {
  response
    .writeHead(303, { ...windowHeaders, Location: '/', ...(cookie === undefined ? {} : { 'Set-Cookie': cookie }) })
    .end();
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...windowHeaders, 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
}

async function upload(
  options: BrowserHostOptions,
  session: Session,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const actor = options.core.app.whoSits(session);
  if (actor === null || actor.role === 'viewer') return send(response, 403, words.host.noPermission);
  // The page asks for no such thing; whoever says so is answered before anything is read.
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_FILE) return send(response, 413, words.host.tooLarge);
  const token = await options.core.app.files().receiveFrom(url.searchParams.get('name') ?? '', request);
  response.writeHead(200, { ...windowHeaders, 'Content-Type': 'application/json' }).end(JSON.stringify({ token }));
}

/** A PDF that is only looked at: the browser's own viewer draws it, which writes styles and embeds the file in its page. */
const shownHeaders = {
  ...windowHeaders,
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'",
  'Content-Type': 'application/pdf',
};

function download(options: BrowserHostOptions, session: Session, url: URL, response: ServerResponse): void {
  const token = url.pathname.slice('/files/'.length);
  const known = options.core.app.whoSits(session) !== null && /^[\w-]{24}$/u.test(token);
  const file = known ? options.core.app.files().resolveOutgoing(token) : null;
  if (!file) return send(response, 404, words.host.notThere);
  const shown = url.searchParams.has('show') && file.fileName.endsWith('.pdf');
  response.writeHead(200, {
    ...(shown ? shownHeaders : { ...windowHeaders, 'Content-Type': 'application/octet-stream' }),
    'Content-Disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
  });
  // A file that goes away meanwhile, or a browser that does, ends the answer and nothing else.
  pipeline(createReadStream(file.path), response, () => undefined);
}

function refuseUpgrade(socket: Duplex): void {
  // Whoever was refused may hang up first; that is no reason to stop.
  socket.on('error', () => socket.destroy());
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
}
