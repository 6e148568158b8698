import { z } from 'zod';
import { command, nothing, query } from './endpoint';
import { version } from './values/ids';

/** What messages are made by of their own accord, and how large what they carry may be. */
const fields = z.strictObject({
  /** Whether a client is told some days before the review cuts its contract. */
  cutNotice: z.boolean(),
  cutNoticeDays: z.number().int().min(1).max(15),
  /** A file above it is told of and not attached: servers refuse what is too large. */
  attachmentLimitMb: z.number().int().min(1).max(100),
});
export const messageSettings = fields.extend({ version });
export type MessageSettings = z.infer<typeof messageSettings>;

export const messageSettingsContract = {
  get: query('viewer', nothing, messageSettings),
  save: command('administrator', messageSettings, z.object({ version })),
};
