import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MailTrial } from '../../../src-main/contract/mail-settings';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { useOnce } from '../../ui/use-once';

function useTrust(version: number, fingerprint: string, done: string) {
  const { busy, once } = useOnce();
  const run = () =>
    once(async () => {
      try {
        await api.mailSettings.trust({ version, fingerprint });
        showNotice({ message: done });
      } catch (cause) {
        showProblem(failureWords(readFailure(cause)));
      }
    });
  return { busy, run };
}

interface CertificateCardProps {
  readonly certificate: NonNullable<MailTrial['certificate']>;
  readonly version: number;
  /** Whether the server that was tried is the one that is kept. */
  readonly mayTrust: boolean;
}

/** A certificate that nobody vouches for: whose it says it is, and by which fingerprint it could be trusted. */
export function CertificateCard({ certificate, version, mayTrust }: CertificateCardProps) {
  const { t } = useTranslation();
  const { fingerprint, subject, issuer, validTo } = certificate;
  const { busy, run } = useTrust(version, fingerprint, t('mailSettings.trusted'));
  return (
    <section className="mail-certificate" aria-label={t('mailSettings.fingerprint')}>
      <p>{t('mailSettings.certificateOf', { subject, issuer, validTo })}</p>
      <strong>{t('mailSettings.fingerprint')}</strong>
      <code>{fingerprint}</code>
      <p>{mayTrust ? t('mailSettings.compare') : t('mailSettings.trustFirst')}</p>
      <Button variant="default" disabled={!mayTrust || busy} onClick={() => void run()}>
        {t('mailSettings.trust')}
      </Button>
    </section>
  );
}

export function TrustedCertificate({
  fingerprint,
  version,
}: {
  readonly fingerprint: string;
  readonly version: number;
}) {
  const { t } = useTranslation();
  const { busy, run } = useTrust(version, '', t('mailSettings.distrusted'));
  return (
    <section className="mail-certificate">
      <p>{t('mailSettings.trustedNow', { fingerprint })}</p>
      <Button variant="default" disabled={busy} onClick={() => void run()}>
        {t('mailSettings.distrust')}
      </Button>
    </section>
  );
}
