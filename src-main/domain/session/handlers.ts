import { Refusal } from '../../contract/failures';
import { sessionContract } from '../../contract/session';
import { fold } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import { writeAct } from '../audit';
import { type CommandContext, type FeatureHandlers, prepared, type Services } from '../handler';
import { requireOfficeRecord, saveRecoveryHash } from '../office';
import {
  actorOf,
  costASave,
  findOperatorByEmail,
  type OperatorRecord,
  requireOperator,
  saveOperator,
} from '../operators';
import { countFailure, lockLeftMs, type Tries } from './rules';
import { findStranger, saveStranger } from './strangers';

type SecretField = 'password' | 'recoveryCode';

/** Who is meant by an e-mail, and what was tried with it: the same questions for an operator's and for nobody's. */
interface Meant {
  readonly record: OperatorRecord | undefined;
  readonly tries: Tries | undefined;
}

function whoIsMeant(db: ReadDb, email: string): Meant {
  const record = findOperatorByEmail(db, email);
  return { record, tries: record ?? findStranger(db, fold(email)) };
}

function lockRefusal(tries: Tries | undefined, nowMs: number, field: SecretField): Refusal | null {
  const leftMs = lockLeftMs(tries, nowMs);
  return leftMs > 0 ? new Refusal('LOCKED', { seconds: Math.ceil(leftMs / 1000) }, field) : null;
}

function recordFailure(context: CommandContext, operatorId: number, field: SecretField): Refusal {
  saveOperator(context.db, operatorId, countFailure(requireOperator(context.db, operatorId), context.nowMs));
  writeAct(context, { entity: 'operator', entityId: operatorId, action: 'signInFailed' });
  return new Refusal('WRONG_CREDENTIALS', {}, field);
}

/** Counts a try with nobody's e-mail, once its hash is made; answers for how many seconds it was locked by then. */
function countStranger(db: ReadDb, email: string, nowMs: number): number {
  const tries = findStranger(db, fold(email));
  const leftMs = lockLeftMs(tries, nowMs);
  if (leftMs === 0) saveStranger(db, fold(email), countFailure(tries, nowMs));
  return Math.ceil(leftMs / 1000);
}

/** What an operator's wrong try is answered with, at the price of one. */
function refuseStranger(context: CommandContext, lockedSeconds: number, field: SecretField): Refusal {
  if (lockedSeconds > 0) return new Refusal('LOCKED', { seconds: lockedSeconds }, field);
  costASave(context.db);
  return new Refusal('WRONG_CREDENTIALS', {}, field);
}

/** A code to be shown once, and what alone is kept of it. */
async function newRecoveryCode({ passwords }: Pick<Services, 'passwords'>) {
  const newCode = passwords.newCode();
  return { newCode, recoveryHash: await passwords.hash(newCode.replace(/[^0-9A-Z]/gu, '')) };
}

export const sessionHandlers: FeatureHandlers<typeof sessionContract> = {
  get: { order: ({ actor, sitting }) => ({ actor, locked: sitting.locked() }) },
  signIn: prepared(sessionContract.signIn, {
    async prepare({ db, services }, { email, password }) {
      const { record, tries } = whoIsMeant(db, email);
      const locked = lockRefusal(tries, services.clock.nowMs(), 'password');
      if (locked) throw locked;
      const right = await services.passwords.verify(password, record?.passwordHash ?? services.passwords.absentHash());
      const lockedSeconds = record ? 0 : countStranger(db, email, services.clock.nowMs());
      return { operatorId: record?.id, right, passwordHash: record?.passwordHash, lockedSeconds };
    },
    write(context, _input, { operatorId, right, passwordHash, lockedSeconds }) {
      if (operatorId === undefined) return refuseStranger(context, lockedSeconds, 'password');
      const record = requireOperator(context.db, operatorId);
      // Guesses that were sent together all came past the first look: each is held to what those before it did.
      const locked = lockRefusal(record, context.nowMs, 'password');
      if (locked) return locked;
      // A password that was changed while it was proved is the old one.
      if (!right || !record.active || record.passwordHash !== passwordHash)
        return recordFailure(context, record.id, 'password');
      saveOperator(context.db, record.id, { failedSignIns: 0, lockedUntilMs: 0 });
      writeAct(context, { entity: 'operator', entityId: record.id, action: 'signedIn' });
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
      const { record, tries } = whoIsMeant(db, email);
      const locked = lockRefusal(tries, services.clock.nowMs(), 'recoveryCode');
      if (locked) throw locked;
      const typed = recoveryCode.replace(/[^0-9a-z]/giu, '').toUpperCase();
      const right = await services.passwords.verify(typed, office.recoveryHash);
      if (!record)
        return {
          operatorId: undefined,
          secrets: null,
          lockedSeconds: countStranger(db, email, services.clock.nowMs()),
        };
      if (!right || record.role !== 'administrator') return { operatorId: record.id, secrets: null, lockedSeconds: 0 };
      const code = await newRecoveryCode(services);
      const passwordHash = await services.passwords.hash(password);
      return {
        operatorId: record.id,
        secrets: { ...code, usedHash: office.recoveryHash, passwordHash },
        lockedSeconds: 0,
      };
    },
    write(context, _input, { operatorId, secrets, lockedSeconds }) {
      if (operatorId === undefined) return refuseStranger(context, lockedSeconds, 'recoveryCode');
      const record = requireOperator(context.db, operatorId);
      const locked = lockRefusal(record, context.nowMs, 'recoveryCode');
      if (locked) return locked;
      // A code serves once: sent from two windows, the second is of a code that was.
      if (!secrets || requireOfficeRecord(context.db).recoveryHash !== secrets.usedHash)
        return recordFailure(context, record.id, 'recoveryCode');
      const { newCode, recoveryHash, passwordHash } = secrets;
      const actor = actorOf(record);
      saveOperator(context.db, record.id, { passwordHash, active: true, failedSignIns: 0, lockedUntilMs: 0 });
      saveRecoveryHash(context.db, recoveryHash);
      writeAct(context, { entity: 'operator', entityId: record.id, action: 'recovered' });
      context.becomeActor(actor);
      // Whoever sits elsewhere with the lost password is to be signed out, and the operator may be active again.
      context.publish('operators.changed');
      return { recoveryCode: newCode };
    },
  }),
  renewCode: prepared(sessionContract.renewCode, {
    async prepare({ db, services, actor }, { password }) {
      const record = requireOperator(db, actor?.operatorId ?? 0);
      const locked = lockRefusal(record, services.clock.nowMs(), 'password');
      if (locked) throw locked;
      const right = await services.passwords.verify(password, record.passwordHash);
      return { operatorId: record.id, secrets: right ? await newRecoveryCode(services) : null };
    },
    write(context, _input, { operatorId, secrets }) {
      const locked = lockRefusal(requireOperator(context.db, operatorId), context.nowMs, 'password');
      if (locked) return locked;
      if (!secrets) return recordFailure(context, operatorId, 'password');
      saveOperator(context.db, operatorId, { failedSignIns: 0, lockedUntilMs: 0 });
      saveRecoveryHash(context.db, secrets.recoveryHash);
      writeAct(context, { entity: 'operator', entityId: operatorId, action: 'recoveryCodeRenewed' });
      return { recoveryCode: secrets.newCode };
    },
  }),
};
