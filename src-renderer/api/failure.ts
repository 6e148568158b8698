import { ORPCError } from '@orpc/client';
import { type Failure, failure, Refusal } from '../../src-main/contract/failures';

/** A call that the core did not live to answer, or that never reached it. */
export class ConnectionCutError extends Error {}

/** What broke in the window itself and was put into the log, once each, and the number that it has there. */
const reported = new WeakMap<Error, string>();

/** The number under which the log has a fault of the window's: the clerk is told it at once. */
export function faultNumber(fault: Error): string {
  const known = reported.get(fault);
  if (known !== undefined) return known;
  const id = crypto.randomUUID().slice(0, 8);
  reported.set(fault, id);
  reportError(fault);
  return id;
}

/**
 * What went wrong with a call: the core's own words, that it did not live to say them, or that the call was called off.
 * Anything else is a fault of the window's, which is logged and never told as one of the connection.
 */
export function readFailure(cause: unknown): Failure {
  if (cause instanceof ORPCError) return refusalOf(cause);
  if (cause instanceof Refusal) return cause.failure;
  if (cause instanceof ConnectionCutError) return { code: 'CONNECTION_CUT', params: {} };
  if (cause instanceof Error && cause.name === 'AbortError') return { code: 'CANCELLED', params: {} };
  const fault = cause instanceof Error ? cause : new Error(String(cause));
  return { code: 'WINDOW_FAULT', params: { fault: faultNumber(fault) } };
}

function refusalOf(cause: ORPCError<string, unknown>): Failure {
  const parsed = failure.safeParse(cause.data);
  if (parsed.success) return parsed.data;
  if (cause.code === 'BAD_REQUEST') return { code: 'VALIDATION', params: {} };
  return { code: 'UNEXPECTED', params: { id: cause.code } };
}
