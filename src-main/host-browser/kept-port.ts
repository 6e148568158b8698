import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { z } from 'zod';
import { keepFile } from './kept-file';

export const LOOPBACK = '127.0.0.1';
const ANY_FREE = 0;
const keptPort = z.object({ port: z.number().int().min(1).max(65_535) });

/** What cannot be read is as if it was not there: any free port serves. */
function readPort(file: string): number {
  try {
    return keptPort.parse(JSON.parse(readFileSync(file, 'utf8'))).port;
  } catch {
    return ANY_FREE;
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the server has no port'));
      else resolve(address.port);
    });
  });
}

/**
 * Serves at the port that was asked for; else where the office was served last, since what a browser remembers of it
 * (its columns, its widths) it remembers by the address; else, where that is taken or not allowed, at any free one.
 * Answers the port. The kept one stays that of next time where it was taken for once.
 */
export async function listenWhereKept(server: Server, asked: number | null, file: string): Promise<number> {
  const kept = readPort(file);
  const port =
    asked === null ? await listen(server, kept).catch(() => listen(server, ANY_FREE)) : await listen(server, asked);
  if (asked !== null || kept === ANY_FREE) keepFile(file, { port });
  return port;
}
