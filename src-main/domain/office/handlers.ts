import { Refusal } from '../../contract/failures';
import { officeContract } from '../../contract/office';
import { calendarDate } from '../../contract/values/calendar-date';
import { changesOf, writeAct, writeAudit } from '../audit';
import { insertCatalogEntry } from '../catalogs';
import { checkVersion, type FeatureHandlers, prepared } from '../handler';
import { insertOperator } from '../operators';
import { provincesOf } from './provinces';
import { isTimeZone } from './rules';
import {
  findOfficeRecord,
  insertOffice,
  officeDay,
  readDay,
  recordToOffice,
  requireOfficeRecord,
  saveOffice,
  saveSeenDay,
} from './store';

export const officeHandlers: FeatureHandlers<typeof officeContract> = {
  get: {
    read({ db }) {
      const record = findOfficeRecord(db);
      return { office: record ? recordToOffice(record) : null };
    },
  },
  create: prepared(officeContract.create, {
    async prepare({ db, services }, { operator, ...setup }) {
      if (findOfficeRecord(db)) throw new Refusal('OFFICE_EXISTS');
      if (!isTimeZone(setup.timeZone)) throw new Refusal('VALIDATION', { reason: 'timeZone' }, 'timeZone');
      const recoveryCode = services.passwords.newCode();
      const recoveryHash = await services.passwords.hash(recoveryCode.replace(/[^0-9A-Z]/gu, ''));
      const passwordHash = await services.passwords.hash(operator.password);
      return { recoveryCode, recoveryHash, passwordHash };
    },
    write(context, { operator, ...setup }, { recoveryCode, recoveryHash, passwordHash }) {
      if (findOfficeRecord(context.db)) throw new Refusal('OFFICE_EXISTS');
      insertOffice(context.db, { ...setup, demo: false }, recoveryHash, context.nowMs);
      const role = 'administrator' as const;
      const { name, email } = operator;
      const operatorId = insertOperator(context.db, { name, email, role, passwordHash });
      for (const province of provincesOf[setup.country].split('|'))
        insertCatalogEntry(context.db, 'province', province);
      writeAct(context, { entity: 'office', entityId: 1, action: 'created' });
      context.becomeActor({ operatorId, name, email, role });
      context.publish('office.changed');
      return { recoveryCode };
    },
  }),
  day: {
    read({ db, services }) {
      const today = calendarDate.parse(officeDay(db, services.clock.nowMs()));
      const { seenOn, doubted } = readDay(db, today);
      return { today, seenOn: seenOn === null ? null : calendarDate.parse(seenOn), doubted };
    },
  },
  confirmDay: {
    write(context, { today }) {
      const { db, nowMs } = context;
      if (today !== officeDay(db, nowMs)) throw new Refusal('CONFLICT', {}, 'today');
      const { seenOn, doubted } = readDay(db, today);
      if (!doubted) return { done: true };
      saveSeenDay(db, today);
      const change = { field: 'day', before: seenOn ?? '', after: today };
      writeAudit(context, { entity: 'office', entityId: 1, action: 'dayConfirmed' }, [change]);
      context.publish('office.changed');
      return { done: true };
    },
  },
  update: {
    write(context, { version, ...after }) {
      const before = requireOfficeRecord(context.db);
      checkVersion(before, version);
      const changes = changesOf(['name', 'idleMinutes'] as const, before, after);
      if (changes.length === 0) return { done: true };
      saveOffice(context.db, { ...after, version: version + 1 });
      writeAudit(context, { entity: 'office', entityId: 1, action: 'updated' }, changes);
      context.publish('office.changed');
      return { done: true };
    },
  },
};
