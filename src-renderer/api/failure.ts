import { ORPCError } from '@orpc/client';
import { type Failure, failure, Refusal } from '../../src-main/contract/failures';

/** A call that the core did not live to answer, or that never reached it. */
export class ConnectionCutError extends Error {}

/** What broke in the window itself and was put into the log, once each. */
const reported = new WeakSet<Error>();

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
  if (!reported.has(fault)) reportError(fault);
  reported.add(fault);
  return { code: 'WINDOW_FAULT', params: { fault: fault.name } };
}

function refusalOf(cause: ORPCError<string, unknown>): Failure {
  const parsed = failure.safeParse(cause.data);
  if (parsed.success) return parsed.data;
  if (cause.code === 'BAD_REQUEST') return { code: 'VALIDATION', params: {} };
  return { code: 'UNEXPECTED', params: { id: cause.code } };
}
