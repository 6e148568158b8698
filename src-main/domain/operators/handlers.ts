import { Refusal } from '../../contract/failures';
import { operatorsContract } from '../../contract/operators';
import type { ReadDb } from '../../data/database';
import { changesOf, writeAct, writeAudit } from '../audit';
import { checkVersion, type FeatureHandlers, prepared } from '../handler';
import {
  countAdministrators,
  findOperatorByEmail,
  insertOperator,
  listOperators,
  type OperatorRecord,
  recordToOperator,
  requireOperator,
  saveOperator,
} from './store';

function refuseTaken(db: ReadDb, email: string, exceptId?: number): void {
  const other = findOperatorByEmail(db, email);
  if (other && other.id !== exceptId) throw new Refusal('EMAIL_TAKEN', { name: other.name }, 'email');
}

/** An office always keeps one active administrator, or nobody could let anybody in. */
function refuseLastAdministrator(db: ReadDb, before: OperatorRecord, after: { role: string; active: boolean }): void {
  const was = before.role === 'administrator' && before.active;
  const stays = after.role === 'administrator' && after.active;
  if (was && !stays && countAdministrators(db) === 1) throw new Refusal('LAST_ADMINISTRATOR', {}, 'role');
}

export const operatorHandlers: FeatureHandlers<typeof operatorsContract> = {
  list: { read: ({ db }) => ({ operators: listOperators(db).map(recordToOperator) }) },
  create: prepared(operatorsContract.create, {
    prepare: ({ services }, { password }) => services.passwords.hash(password),
    write(context, { password: _password, ...details }, passwordHash) {
      refuseTaken(context.db, details.email);
      const id = insertOperator(context.db, { ...details, passwordHash });
      writeAct(context, { entity: 'operator', entityId: id, action: 'created' });
      context.publish('operators.changed');
      return { id };
    },
  }),
  update: {
    write(context, { id, version, ...details }) {
      const before = requireOperator(context.db, id);
      checkVersion(before, version);
      const changes = changesOf(['name', 'email', 'role', 'active'] as const, before, details);
      if (changes.length === 0) return { done: true };
      refuseTaken(context.db, details.email, id);
      refuseLastAdministrator(context.db, before, details);
      saveOperator(context.db, id, { ...details, version: version + 1 });
      writeAudit(context, { entity: 'operator', entityId: id, action: 'updated' }, changes);
      context.publish('operators.changed');
      return { done: true };
    },
  },
  resetPassword: prepared(operatorsContract.resetPassword, {
    prepare: ({ services }, { password }) => services.passwords.hash(password),
    write(context, { id }, passwordHash) {
      requireOperator(context.db, id);
      saveOperator(context.db, id, { passwordHash, failedSignIns: 0, lockedUntilMs: 0 });
      writeAct(context, { entity: 'operator', entityId: id, action: 'passwordReset' });
      context.publish('operators.changed');
      return { done: true };
    },
  }),
};
