import { backupsContract } from '../../contract/backups';
import { Refusal } from '../../contract/failures';
import { officeTime } from '../../contract/values/office-time';
import { writeAct } from '../audit';
import { type FeatureHandlers, prepared } from '../handler';
import { requireOfficeRecord } from '../office';
import { foldersToLookIn, stampOf, toldSecond } from './rules';

export const backupHandlers: FeatureHandlers<typeof backupsContract> = {
  list: {
    heavy: true,
    read({ services: { backups } }) {
      const second = backups.second();
      const elsewhere = foldersToLookIn(second).flatMap((folder) => backups.listIn(folder));
      const all = [...backups.list(), ...elsewhere].toSorted((one, other) => other.atMs - one.atMs);
      return { backups: all, second: toldSecond(second) };
    },
  },
  take: prepared(backupsContract.take, {
    heavy: true,
    async prepare({ db, services }) {
      const { toWall } = officeTime(requireOfficeRecord(db).timeZone);
      return services.backups.take(stampOf(toWall(services.clock.nowMs())));
    },
    write(context, _input, name) {
      writeAct(context, { entity: 'office', entityId: 1, action: 'backedUp' });
      context.publish('backups.changed');
      return { name };
    },
  }),
  restore: {
    async order({ office, actor }, choice) {
      await office.restore(choice, actor);
      return { done: true };
    },
  },
  chooseFolder: {
    async prepare({ services: { backups, secrets } }, { folder, passphrase }) {
      backups.requireSecond(folder);
      const made = passphrase === null ? null : await backups.keyOf(passphrase);
      backups.chooseSecond(folder, made && { salt: made.salt, sealedKey: await secrets.seal(made.key) });
    },
    write(context) {
      writeAct(context, { entity: 'office', entityId: 1, action: 'secondFolderChosen' });
      context.publish('backups.changed');
      return { done: true };
    },
  },
  leaveFolder: {
    async prepare({ services }) {
      services.backups.leaveSecond();
    },
    write(context) {
      writeAct(context, { entity: 'office', entityId: 1, action: 'secondFolderLeft' });
      context.publish('backups.changed');
      return { done: true };
    },
  },
  bring: { order: async ({ office }) => ({ problem: await office.bring() }) },
  look: {
    async order({ office, actor, sitting }, choice) {
      if (!actor) throw new Refusal('SIGNED_OUT');
      const same = await office.look(choice, actor);
      if (same) sitting.become(same);
      return { done: true };
    },
  },
};
