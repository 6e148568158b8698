import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Session } from '../app/dispatch';
import type { SignIn } from '../app/sign-ins';
import { actor } from '../contract/session';
import { keepFile } from './kept-file';

const TOKEN_BYTES = 24;
const COOKIE = 'abonado';
/** Of one office's browsers, the last ones are remembered. */
const MOST_KEPT = 20;

const keptSessions = z.array(
  z.object({
    cookieHash: z.string(),
    actor: actor.nullable(),
    proof: z.string().default(''),
    locked: z.boolean().default(false),
  }),
);

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const hashOf = (cookie: string) => createHash('sha256').update(cookie).digest('hex');

/**
 * Who may talk to this host: the address printed in the terminal carries a token that is good once; the browser that
 * opens it gets a cookie, and the cookie keeps its sign-in over a reload, and over a host that was killed: `file` has
 * the cookies' hashes, none of the cookies. A host that ends in order signs everybody out. `initial` is who is signed in
 * at a browser where nobody is.
 */
export function createSessions(file: string, initial: SignIn) {
  let oneTime = newToken();
  let unused = true;
  const byHash = new Map<string, Session>();
  const keep = () => save(file, byHash);
  for (const { cookieHash, locked, ...kept } of read(file)) {
    byHash.set(cookieHash, watched({ ...(kept.actor ? kept : initial), locked }, keep));
  }
  return {
    renew(): string {
      oneTime = newToken();
      unused = true;
      return oneTime;
    },
    token: () => oneTime,
    /** Swaps the address's token for a cookie header; null when it was used or is another. */
    redeem(token: string): string | null {
      if (!unused || !same(token, oneTime)) return null;
      unused = false;
      const cookie = newToken();
      byHash.set(hashOf(cookie), watched({ ...initial, locked: false }, keep));
      keep();
      return `${COOKIE}=${cookie}; HttpOnly; SameSite=Strict; Path=/`;
    },
    find(cookieHeader: string | undefined): Session | undefined {
      const pair = (cookieHeader ?? '').split('; ').find((part) => part.startsWith(`${COOKIE}=`));
      return pair === undefined ? undefined : byHash.get(hashOf(pair.slice(COOKIE.length + 1)));
    },
    /** The browsers stay known; who sat at them does not. */
    signOutAll(): void {
      for (const session of byHash.values()) session.actor = null;
    },
  };
}

/** A session whose every sign-in, sign-out and lock is kept at once. */
function watched(begin: SignIn & { locked: boolean }, keep: () => void): Session {
  const current = { ...begin, proof: begin.proof ?? '' };
  return {
    get proof() {
      return current.proof;
    },
    set proof(next) {
      current.proof = next;
      keep();
    },
    get actor() {
      return current.actor;
    },
    set actor(next) {
      current.actor = next;
      keep();
    },
    get locked() {
      return current.locked;
    },
    set locked(next) {
      current.locked = next;
      keep();
    },
  };
}

/** What cannot be read is as if it was not there: the address in the terminal always lets in. */
function read(file: string): z.infer<typeof keptSessions> {
  try {
    return keptSessions.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}

/** A disk that takes nothing costs a sign-in after the next start, and no more. */
function save(file: string, byHash: ReadonlyMap<string, Session>): void {
  const kept = [...byHash].slice(-MOST_KEPT).map(([cookieHash, session]) => ({
    cookieHash,
    actor: session.actor,
    proof: session.proof ?? '',
    locked: session.locked ?? false,
  }));
  keepFile(file, kept);
}

export type Sessions = ReturnType<typeof createSessions>;
