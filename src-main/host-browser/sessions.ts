import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Session } from '../app/dispatch';

const TOKEN_BYTES = 24;
const COOKIE = 'abonado';

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Who may talk to this host: the address printed in the terminal carries a token that is good once; the browser that
 * opens it gets a cookie, and the cookie keeps its sign-in over a reload.
 */
export function createSessions() {
  let oneTime = newToken();
  let unused = true;
  const byCookie = new Map<string, Session>();
  return {
    renew(): string {
      oneTime = newToken();
      unused = true;
      return oneTime;
    },
    token: () => oneTime,
    /** Swaps the address's token for a cookie header; null when it was used or is another. */
    redeem(token: string, initial: Session): string | null {
      if (!unused || !same(token, oneTime)) return null;
      unused = false;
      const cookie = newToken();
      byCookie.set(cookie, initial);
      return `${COOKIE}=${cookie}; HttpOnly; SameSite=Strict; Path=/`;
    },
    find(cookieHeader: string | undefined): Session | undefined {
      const pair = (cookieHeader ?? '').split('; ').find((part) => part.startsWith(`${COOKIE}=`));
      return pair === undefined ? undefined : byCookie.get(pair.slice(COOKIE.length + 1));
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;
