import { randomUUID } from 'node:crypto';
import { Refusal } from '../contract/failures';
import type { Log } from '../ports';
import { diskFailureOf } from './disk-errors';

/** The refusal that a failed call ends in: an unexpected one is logged, and crosses as its number alone. */
export function refusalOf(log: Log, cause: unknown): Refusal {
  if (cause instanceof Refusal) return cause;
  const onDisk = diskFailureOf(cause);
  if (onDisk) return new Refusal(onDisk);
  const id = randomUUID().slice(0, 8);
  log.error(id, cause);
  return new Refusal('UNEXPECTED', { id });
}
