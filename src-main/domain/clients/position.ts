import type { AuditOrigin } from '../../contract/audit';
import type { Client } from '../../contract/clients';
import { Refusal } from '../../contract/failures';
import { type Position, writePosition } from '../../contract/values/position';
import { parsePosition } from '../../contract/values/typed-position';
import { writeAudit } from '../audit';
import type { CommandContext } from '../handler';
import { refuseMerged } from './merged-store';
import { savePosition } from './store';

const inWords = (position: Position | null) => (position ? writePosition(position) : '');

/** Saves and audits where a client's home is; the same place again keeps the version. Answers the version. */
export function changePosition(
  context: CommandContext,
  before: Client,
  position: Position | null,
  origin: AuditOrigin,
): number {
  const change = { field: 'position', before: inWords(before.position), after: inWords(position) };
  if (change.before === change.after) return before.version;
  refuseMerged(context.db, before.id);
  savePosition(context.db, before, position, context.nowMs);
  writeAudit(context, { entity: 'client', entityId: before.id, action: 'updated', origin }, [change]);
  context.publish('clients.changed');
  return before.version + 1;
}

/** Puts a position back as the audit has it in words. */
export function restorePosition(context: CommandContext, before: Client, words: string): number {
  const position = words === '' ? null : parsePosition(words);
  if (position === null && words !== '') throw new Refusal('VALIDATION', { reason: 'putBack' }, 'position');
  return changePosition(context, before, position, 'restore');
}
