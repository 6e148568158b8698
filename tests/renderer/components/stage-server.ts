import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join, resolve } from 'node:path';

const built = resolve(__dirname, '../../../out/stage');

const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

function answer(response: ServerResponse, path: string): void {
  const file = path === '/' ? '/index.html' : path;
  try {
    const body = readFileSync(join(built, file));
    response.setHeader('Content-Type', KINDS[extname(file)] ?? 'application/octet-stream');
    // Named by its content: what the browser compiled of it for one test serves the next, half of a small one's time.
    response.setHeader('Cache-Control', file.startsWith('/assets/') ? 'max-age=86400, immutable' : 'no-cache');
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

/** The built stage, on a port of this machine until it is closed. */
export async function serveStage(): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server = createServer(({ url = '/' }, response) => answer(response, new URL(url, 'http://stage').pathname));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
