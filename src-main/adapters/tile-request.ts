import { lookup } from 'node:dns';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { tileProblems } from '../contract/map';

export type TileProblem = (typeof tileProblems)[number];

/** A street picture has some 20 kB; what is larger than this is none. */
const LARGEST = 1024 * 1024;
const MOST_REDIRECTS = 3;

/** Networks that an address of the internet has no business to lead to: this machine and those around it. */
const inside = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  inside.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  inside.addSubnet(network, prefix, 'ipv6');

function isInside(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && inside.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Finds a name's address as always, but none of a network inside. */
const lookupOutside: LookupFunction = (host, options, answer) => {
  lookup(host, { ...options, all: true }, (cause, found) => {
    const outside = (found ?? []).filter(({ address }) => !isInside(address));
    const [first] = outside;
    if (cause || !first) return answer(cause ?? new ElsewhereError(host), '', 0);
    return options.all === true ? answer(null, outside) : answer(null, first.address, first.family);
  });
};

/** Led to where the office's setting does not. */
class ElsewhereError extends Error {}

/**
 * One picture's bytes, or why there are none. The setting says which host is asked, and may name one of the office's own
 * network; where that host sends us on to another, it has to be one of the internet, and as secure.
 */
export async function requestTile(address: string, patienceMs: number): Promise<Buffer | TileProblem> {
  const signal = AbortSignal.timeout(patienceMs);
  const said = new URL(address);
  let next = said;
  try {
    for (let sentOn = 0; sentOn <= MOST_REDIRECTS; sentOn += 1) {
      const answer = await ask(next, next.host === said.host, signal);
      const { statusCode = 0, headers } = answer;
      if (statusCode < 300 || statusCode > 399 || headers.location === undefined) return await bodyOf(answer);
      answer.destroy();
      if (!URL.canParse(headers.location, next.href)) return 'elsewhere';
      next = new URL(headers.location, next);
      if (next.host !== said.host && (next.protocol !== 'https:' || isInside(next.hostname.replace(/^\[|\]$/gu, ''))))
        return 'elsewhere';
      if (next.protocol !== 'https:' && next.protocol !== said.protocol) return 'elsewhere';
    }
    return 'elsewhere';
  } catch (cause) {
    if (cause instanceof ElsewhereError) return 'elsewhere';
    return signal.aborted ? 'slow' : 'offline';
  }
}

function ask(url: URL, asSaid: boolean, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((answered, failed) => {
    const headers = { 'User-Agent': 'Abonado', Accept: 'image/png,image/webp,image/jpeg' };
    request(url, { signal, headers, ...(asSaid ? {} : { lookup: lookupOutside }) }, answered)
      .on('error', failed)
      .end();
  });
}

async function bodyOf(answer: IncomingMessage): Promise<Buffer | TileProblem> {
  if (answer.statusCode !== 200) {
    answer.destroy();
    return 'refused';
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LARGEST) {
      answer.destroy();
      return 'tooLarge';
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
