import { type MessageSettings, messageSettingsContract } from '../../contract/message-settings';
import { changesOf, writeAudit } from '../audit';
import { readMessageSettings, writeMessageSettings } from '../client-mail';
import { checkVersion, type FeatureHandlers } from '../handler';

const audited = ['cutNotice', 'cutNoticeDays', 'attachmentLimitMb'] as const;

export const messageSettingsHandlers: FeatureHandlers<typeof messageSettingsContract> = {
  get: { read: ({ db }) => readMessageSettings(db) },
  save: {
    write(context, { version, ...fields }) {
      const before = readMessageSettings(context.db);
      checkVersion(before, version);
      const after = { ...fields, version: version + 1 };
      writeMessageSettings(context.db, after);
      const changes = changesOf<(typeof audited)[number], MessageSettings>(audited, before, after, {
        nameOf: (field) => `mail.${field}`,
      });
      writeAudit(context, { entity: 'office', entityId: 1, action: 'updated' }, changes);
      context.publish('office.changed');
      return { version: version + 1 };
    },
  },
};
