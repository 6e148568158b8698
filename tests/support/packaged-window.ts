import { type ChildProcess, spawn } from 'node:child_process';
import { WebSocket } from 'ws';
import { z } from 'zod';

const targets = z.array(z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string() }));
const answer = z.object({
  id: z.number(),
  result: z.object({ result: z.object({ value: z.unknown().optional() }).optional() }),
});

/** A window that is driven over the browser's own protocol alone: Playwright needs what the fuses close. */
export interface PackagedWindow {
  readonly process: ChildProcess;
  /** The page's address. */
  readonly url: string;
  /** What an expression is in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** Closes the window as its corner does; answers the exit code. */
  close(): Promise<number | null>;
}

/** Starts a packaged application and finds its window. */
export async function openPackaged(
  file: string,
  options: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<PackagedWindow> {
  const child = spawn(file, ['--remote-debugging-port=0', ...options], {
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const ended = new Promise<number | null>((resolve) => void child.once('exit', resolve));
  const port = await printed(child, /DevTools listening on ws:\/\/127\.0\.0\.1:(?<found>\d+)/u);
  const page = await findPage(port);
  const socket = new WebSocket(page.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => void socket.once('open', resolve).once('error', reject));
  let lastId = 0;
  const send = (method: string, params: object) => {
    lastId += 1;
    const id = lastId;
    const answered = answerTo(socket, id);
    socket.send(JSON.stringify({ id, method, params }));
    return answered;
  };
  return {
    process: child,
    url: page.url,
    evaluate: (expression) => send('Runtime.evaluate', { expression, returnByValue: true }),
    close: async () => {
      socket.send(JSON.stringify({ id: 0, method: 'Page.close', params: {} }));
      return await ended;
    },
  };
}

function printed(child: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (chunk) => {
      text += String(chunk);
      const found = wanted.exec(text)?.groups?.found;
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the packaged application ended with ${code}: ${text}`)));
  });
}

/** The window appears a moment after the protocol does. */
async function findPage(port: string) {
  for (;;) {
    const listed = await fetch(`http://127.0.0.1:${port}/json/list`);
    const page = targets.parse(await listed.json()).find(({ type, url }) => type === 'page' && url.startsWith('app:'));
    if (page) return page;
  }
}

function answerTo(socket: WebSocket, id: number): Promise<unknown> {
  return new Promise((resolve) => {
    const take = (data: Buffer) => {
      const message = answer.safeParse(JSON.parse(data.toString('utf8')));
      if (message.data?.id !== id) return;
      socket.off('message', take);
      resolve(message.data.result.result?.value);
    };
    socket.on('message', take);
  });
}
