import { mailSettingsContract } from '../../contract/mail-settings';
import { Refusal } from '../../contract/failures';
import type { MailServer } from '../../ports';
import { changesOf, writeAudit } from '../audit';
import { checkVersion, type FeatureHandlers, prepared, type QueryContext } from '../handler';
import { isLoopback, readMailSettings, resumeLine, type StoredSettings, writeMailSettings } from '../outbox';

const audited = [
  'host',
  'port',
  'security',
  'user',
  'fromName',
  'fromAddress',
  'replyTo',
  'dailyLimit',
  'minuteLimit',
  'connections',
  'paused',
  'trustedFingerprint',
] as const satisfies readonly (keyof StoredSettings)[];

const nameOf = (field: string) => `mail.${field}`;

/** Without TLS whoever listens reads the password and every client's invoice: that way leads to this computer alone. */
function checkSecurity({ host, security }: Pick<MailServer, 'host' | 'security'>): void {
  if (security === 'none' && host !== '' && !isLoopback(host)) throw new Refusal('MAIL_NOT_SECURE', {}, 'security');
}

/** A password that was kept for one server is shown to no other, nor to another program at its address. */
function checkPasswordStays(
  kept: StoredSettings,
  { password, host, port, user }: Pick<MailServer, 'host' | 'port' | 'user'> & { readonly password: string | null },
): void {
  const isSame = kept.host === host && kept.port === port && kept.user === user;
  if (password === null && !isSame && kept.sealedPassword !== '')
    throw new Refusal('MAIL_PASSWORD_AGAIN', {}, 'password');
}

/** The server as the form has it, with the kept password where none is typed. */
async function serverOf(
  { db, services }: QueryContext,
  form: Pick<MailServer, 'host' | 'port' | 'security' | 'user'> & { readonly password: string | null },
): Promise<MailServer> {
  const kept = readMailSettings(db);
  checkSecurity(form);
  if (form.host === '') throw new Refusal('VALIDATION', { reason: 'required' }, 'host');
  checkPasswordStays(kept, form);
  const opened = form.password ?? (kept.sealedPassword === '' ? '' : await services.secrets.open(kept.sealedPassword));
  const { trustedFingerprint: fingerprint, trustedCertificate: certificate } = kept;
  const trusted = fingerprint === '' || kept.host !== form.host ? null : { fingerprint, certificate };
  const { host, port, security, user } = form;
  return { host, port, security, user, password: opened, trusted, connections: 1 };
}

export const mailSettingsHandlers: FeatureHandlers<typeof mailSettingsContract> = {
  get: {
    read({ db }) {
      const { sealedPassword, trustedCertificate: _certificate, ...shown } = readMailSettings(db);
      return { ...shown, hasPassword: sealedPassword !== '' };
    },
  },
  save: prepared(mailSettingsContract.save, {
    async prepare({ db, services }, { password, ...form }) {
      checkSecurity(form);
      const kept = readMailSettings(db);
      checkPasswordStays(kept, { ...form, password });
      if (password === null) return { sealedPassword: null };
      return { sealedPassword: password === '' ? '' : await services.secrets.seal(password) };
    },
    write(context, { version, password: _password, ...form }, { sealedPassword }) {
      const before = readMailSettings(context.db);
      checkVersion(before, version);
      // Another server shows another certificate.
      const isSame = before.host === form.host;
      const after: StoredSettings = {
        ...before,
        ...form,
        sealedPassword: sealedPassword ?? before.sealedPassword,
        ...(isSame ? {} : { trustedFingerprint: '', trustedCertificate: '' }),
        version: version + 1,
      };
      writeMailSettings(context.db, after);
      resumeLine(context.db);
      const changes = [...changesOf<(typeof audited)[number], StoredSettings>(audited, before, after, { nameOf })];
      // That it was changed, and nothing of what it was or is.
      if (sealedPassword !== null) changes.push({ field: 'mail.password', before: '', after: '' });
      writeAudit(context, { entity: 'office', entityId: 1, action: 'updated' }, changes);
      context.publish('outbox.changed');
      return { version: version + 1 };
    },
  }),
  tryOut: {
    async prepare(context, form) {
      const server = await serverOf(context, form);
      const { mailer } = context.services;
      const trial = await mailer.tryOut(server);
      const shown = trial.line === 'certificate' ? await mailer.certificateOf(server) : null;
      if (!shown) return { ...trial, certificate: null };
      const { certificate: _pem, ...certificate } = shown;
      return { ...trial, certificate };
    },
  },
  trust: prepared(mailSettingsContract.trust, {
    async prepare({ db, services }, { fingerprint }) {
      if (fingerprint === '') return { certificate: '' };
      const shown = await services.mailer.certificateOf(readMailSettings(db));
      if (shown?.fingerprint !== fingerprint) throw new Refusal('MAIL_CERTIFICATE', {}, 'fingerprint');
      return { certificate: shown.certificate };
    },
    write(context, { version, fingerprint }, { certificate }) {
      const before = readMailSettings(context.db);
      checkVersion(before, version);
      const after = {
        ...before,
        trustedFingerprint: fingerprint,
        trustedCertificate: certificate,
        version: version + 1,
      };
      writeMailSettings(context.db, after);
      resumeLine(context.db);
      writeAudit(
        context,
        { entity: 'office', entityId: 1, action: 'updated' },
        changesOf<(typeof audited)[number], StoredSettings>(audited, before, after, { nameOf }),
      );
      context.publish('outbox.changed');
      return { version: version + 1 };
    },
  }),
};
