import { ORPCError } from '@orpc/client';
import { type Failure, failure } from '../../src-main/contract/failures';

/** Reads what went wrong with a call; whatever the core did not say in its own words is UNEXPECTED. */
export function readFailure(cause: unknown): Failure {
  if (!(cause instanceof ORPCError)) return { code: 'UNEXPECTED', params: { id: 'conexión' } };
  const parsed = failure.safeParse(cause.data);
  if (parsed.success) return parsed.data;
  if (cause.code === 'BAD_REQUEST') return { code: 'VALIDATION', params: {} };
  return { code: 'UNEXPECTED', params: { id: cause.code } };
}
