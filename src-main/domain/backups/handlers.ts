import { backupsContract } from '../../contract/backups';
import { officeTime } from '../../contract/values/office-time';
import { writeAct } from '../audit';
import { type FeatureHandlers, prepared } from '../handler';
import { requireOfficeRecord } from '../office';
import { stampOf } from './rules';

export const backupHandlers: FeatureHandlers<typeof backupsContract> = {
  list: { heavy: true, read: ({ services }) => ({ backups: services.backups.list() }) },
  take: prepared(backupsContract.take, {
    heavy: true,
    async prepare({ db, services }) {
      const { toWall } = officeTime(requireOfficeRecord(db).timeZone);
      return services.backups.take(stampOf(toWall(services.clock.nowMs())));
    },
    write(context, _input, name) {
      writeAct(context, { entity: 'office', entityId: 1, action: 'backedUp' });
      return { name };
    },
  }),
  restore: {
    async order({ office, actor }, { name }) {
      await office.restore(name, actor);
      return { done: true };
    },
  },
};
