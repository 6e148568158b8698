import { Refusal } from '../../contract/failures';
import { sessionContract } from '../../contract/session';
import { writeAudit } from '../audit';
import { type CommandContext, type FeatureHandlers, prepared } from '../handler';
import { requireOfficeRecord, saveRecoveryHash } from '../office';
import { actorOf, findOperatorByEmail, type OperatorRecord, requireOperator, saveOperator } from '../operators';
import { lockAfterMs } from './rules';

/** A hash of nothing, so that an unknown e-mail takes as long to refuse as a wrong password. */
let absentHash: string | undefined;

type SecretField = 'password' | 'recoveryCode';

function lockRefusal(record: OperatorRecord | undefined, nowMs: number, field: SecretField): Refusal | null {
  const lockedForMs = (record?.lockedUntilMs ?? 0) - nowMs;
  return lockedForMs > 0 ? new Refusal('LOCKED', { seconds: Math.ceil(lockedForMs / 1000) }, field) : null;
}

function recordFailure(context: CommandContext, operatorId: number, field: SecretField): Refusal {
  const failedSignIns = requireOperator(context.db, operatorId).failedSignIns + 1;
  const lockedUntilMs = context.nowMs + lockAfterMs(failedSignIns);
  saveOperator(context.db, operatorId, { failedSignIns, lockedUntilMs });
  writeAudit(context, { entity: 'operator', entityId: operatorId, action: 'signInFailed' });
  return new Refusal('WRONG_CREDENTIALS', {}, field);
}

export const sessionHandlers: FeatureHandlers<typeof sessionContract> = {
  get: { order: ({ actor, sitting }) => ({ actor, locked: sitting.locked() }) },
  signIn: prepared(sessionContract.signIn, {
    async prepare({ db, services }, { email, password }) {
      const record = findOperatorByEmail(db, email);
      const locked = lockRefusal(record, services.clock.nowMs(), 'password');
      if (locked) throw locked;
      absentHash ??= await services.passwords.hash('');
      const right = await services.passwords.verify(password, record?.passwordHash ?? absentHash);
      return { operatorId: record?.id, right };
    },
    write(context, _input, { operatorId, right }) {
      const record = operatorId === undefined ? undefined : requireOperator(context.db, operatorId);
      if (!record?.active) return new Refusal('WRONG_CREDENTIALS', {}, 'password');
      // Guesses that were sent together all came past the first look: each is held to what those before it did.
      const locked = lockRefusal(record, context.nowMs, 'password');
      if (locked) return locked;
      if (!right) return recordFailure(context, record.id, 'password');
      saveOperator(context.db, record.id, { failedSignIns: 0, lockedUntilMs: 0 });
      writeAudit(context, { entity: 'operator', entityId: record.id, action: 'signedIn' });
      const actor = actorOf(record);
      context.becomeActor(actor);
      return { actor };
    },
  }),
  signOut: {
    order({ sitting }) {
      sitting.become(null);
      return { done: true };
    },
  },
  touch: { order: ({ sitting }) => ({ locked: sitting.touch() }) },
  lock: {
    order({ sitting }) {
      sitting.lock();
      return { done: true };
    },
  },
  recover: prepared(sessionContract.recover, {
    async prepare({ db, services }, { email, recoveryCode, password }) {
      const office = requireOfficeRecord(db);
      const record = findOperatorByEmail(db, email);
      const locked = lockRefusal(record, services.clock.nowMs(), 'recoveryCode');
      if (locked) throw locked;
      const typed = recoveryCode.replace(/[^0-9a-z]/giu, '').toUpperCase();
      const right = await services.passwords.verify(typed, office.recoveryHash);
      if (!right || record?.role !== 'administrator') return { operatorId: record?.id, secrets: null };
      const newCode = services.passwords.newCode();
      const recoveryHash = await services.passwords.hash(newCode.replace(/[^0-9A-Z]/gu, ''));
      const passwordHash = await services.passwords.hash(password);
      return { operatorId: record.id, secrets: { newCode, recoveryHash, passwordHash } };
    },
    write(context, _input, { operatorId, secrets }) {
      const record = operatorId === undefined ? undefined : requireOperator(context.db, operatorId);
      if (!record) return new Refusal('WRONG_CREDENTIALS', {}, 'recoveryCode');
      const locked = lockRefusal(record, context.nowMs, 'recoveryCode');
      if (locked) return locked;
      if (!secrets) return recordFailure(context, record.id, 'recoveryCode');
      const { newCode, recoveryHash, passwordHash } = secrets;
      const actor = actorOf(record);
      saveOperator(context.db, record.id, { passwordHash, active: true, failedSignIns: 0, lockedUntilMs: 0 });
      saveRecoveryHash(context.db, recoveryHash);
      writeAudit(context, { entity: 'operator', entityId: record.id, action: 'recovered' });
      context.becomeActor(actor);
      // Whoever sits elsewhere with the lost password is to be signed out, and the operator may be active again.
      context.publish('operators.changed');
      return { recoveryCode: newCode };
    },
  }),
};
