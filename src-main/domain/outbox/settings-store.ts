import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { mailSecurities } from '../../contract/mail-settings';
import type { ReadDb, WriteDb } from '../../data/database';
import { query } from '../../data/statements';

const stored = z.object({
  version: z.number(),
  host: z.string(),
  port: z.number(),
  security: z.enum(mailSecurities),
  user: z.string(),
  sealedPassword: z.string(),
  fromName: z.string(),
  fromAddress: z.string(),
  replyTo: z.string(),
  dailyLimit: z.number(),
  minuteLimit: z.number(),
  connections: z.number(),
  paused: z.number().transform((value) => value === 1),
  trustedFingerprint: z.string(),
  trustedCertificate: z.string(),
});
export type StoredSettings = z.infer<typeof stored>;

const onlyRow = query<unknown>(`
  SELECT version, host, port, security, user_name AS user, sealed_password AS sealedPassword, from_name AS fromName,
    from_address AS fromAddress, reply_to AS replyTo, daily_limit AS dailyLimit, minute_limit AS minuteLimit,
    connections, paused, trusted_fingerprint AS trustedFingerprint, trusted_certificate AS trustedCertificate
  FROM mail_settings WHERE id = 1`);

export function readMailSettings(db: ReadDb): StoredSettings {
  return stored.parse(onlyRow(db)[0]);
}

export function writeMailSettings(db: WriteDb, after: StoredSettings): void {
  db.run(sql`
    UPDATE mail_settings SET version = ${after.version}, host = ${after.host}, port = ${after.port},
      security = ${after.security}, user_name = ${after.user}, sealed_password = ${after.sealedPassword},
      from_name = ${after.fromName}, from_address = ${after.fromAddress}, reply_to = ${after.replyTo},
      daily_limit = ${after.dailyLimit}, minute_limit = ${after.minuteLimit}, connections = ${after.connections},
      paused = ${after.paused ? 1 : 0}, trusted_fingerprint = ${after.trustedFingerprint},
      trusted_certificate = ${after.trustedCertificate}
    WHERE id = 1`);
}

/** Whether the office has a server to send through, and an address to send from. */
export function hasServer({ host, fromAddress }: Pick<StoredSettings, 'host' | 'fromAddress'>): boolean {
  return host !== '' && fromAddress !== '';
}
