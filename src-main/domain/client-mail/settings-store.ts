import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { MessageSettings } from '../../contract/message-settings';
import type { ReadDb, WriteDb } from '../../data/database';

const stored = z.object({
  version: z.number(),
  cutNotice: z.number().transform((value) => value === 1),
  cutNoticeDays: z.number(),
  attachmentLimitMb: z.number(),
});

export function readMessageSettings(db: ReadDb): MessageSettings {
  return stored.parse(
    db.get(sql`
      SELECT version, cut_notice AS cutNotice, cut_notice_days AS cutNoticeDays, attachment_limit_mb AS attachmentLimitMb
      FROM message_settings WHERE id = 1`),
  );
}

export function writeMessageSettings(db: WriteDb, after: MessageSettings): void {
  db.run(sql`
    UPDATE message_settings SET version = ${after.version}, cut_notice = ${after.cutNotice ? 1 : 0},
      cut_notice_days = ${after.cutNoticeDays}, attachment_limit_mb = ${after.attachmentLimitMb}
    WHERE id = 1`);
}
