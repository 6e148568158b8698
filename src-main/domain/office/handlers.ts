import { Refusal } from '../../contract/failures';
import { officeContract } from '../../contract/office';
import { writeAudit } from '../audit';
import { insertCatalogEntry } from '../catalogs';
import { type FeatureHandlers, prepared } from '../handler';
import { insertOperator } from '../operators';
import { provincesOf } from './provinces';
import { isTimeZone } from './rules';
import { findOfficeRecord, insertOffice, recordToOffice, requireOfficeRecord, saveOffice } from './store';

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
      writeAudit(context, { entity: 'office', entityId: 1, action: 'created' });
      context.becomeActor({ operatorId, name, email, role });
      context.publish('office.changed');
      return { recoveryCode };
    },
  }),
  update: {
    write(context, after) {
      const before = requireOfficeRecord(context.db);
      saveOffice(context.db, after);
      const changes = (['name', 'idleMinutes'] as const)
        .filter((field) => before[field] !== after[field])
        .map((field) => ({ field, before: String(before[field]), after: String(after[field]) }));
      writeAudit(context, { entity: 'office', entityId: 1, action: 'updated' }, changes);
      context.publish('office.changed');
      return { done: true };
    },
  },
};
