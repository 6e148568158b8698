import { Button, FileButton, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LARGEST_LOGO_BYTES, logoMedia } from '../../../src-main/contract/billing-parameters';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';

/** A razón social as its form knows it: saving the picture moves its version. */
interface LogoHolder {
  readonly id: number;
  readonly version: number;
  readonly logoId: number | null;
}

interface LogoFieldProps {
  readonly of: LogoHolder;
  /** Whether the picture is being saved: the form that it is part of waits, whose version it moves. */
  readonly busy: boolean;
  readonly onBusy: (busy: boolean) => void;
  readonly onSaved: (next: Omit<LogoHolder, 'id'>) => void;
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''));
}

/** The picture that its documents bear: seen as it is printed, chosen, or taken away; saved at once. */
export function LogoField({ of: { id, version, logoId }, busy, onBusy, onSaved }: LogoFieldProps) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState('');
  const { data } = useQuery({
    ...query.billingParameters.logo.queryOptions({ input: { id: logoId ?? 1 } }),
    enabled: logoId !== null,
  });

  async function save(file: File | null): Promise<void> {
    if (file && file.size > LARGEST_LOGO_BYTES) return setProblem(t('failures.LOGO_INVALID'));
    onBusy(true);
    setProblem('');
    try {
      const base64 = file && (await base64Of(file));
      onSaved(await api.billingParameters.saveLogo({ id, version, base64 }));
    } catch (cause) {
      setProblem(failureWords(readFailure(cause)));
    } finally {
      onBusy(false);
    }
  }

  return (
    <div className="whole billing-logo" role="group" aria-labelledby="billing-logo">
      <p id="billing-logo" className="billing-logo-name">
        {t('billingParameters.logo')}
      </p>
      <p className="billing-logo-help">{t('billingParameters.logoHelp')}</p>
      <Group gap="sm">
        {logoId !== null && data && (
          <img src={`data:${data.media};base64,${data.base64}`} alt={t('billingParameters.logoNow')} />
        )}
        <FileButton accept={logoMedia.join(',')} onChange={(file) => file && void save(file)}>
          {(props) => (
            <Button {...props} type="button" size="compact-sm" variant="default" loading={busy}>
              {t(logoId === null ? 'billingParameters.logoChoose' : 'billingParameters.logoChange')}
            </Button>
          )}
        </FileButton>
        {logoId !== null && (
          <Button type="button" size="compact-sm" variant="subtle" disabled={busy} onClick={() => void save(null)}>
            {t('billingParameters.logoRemove')}
          </Button>
        )}
      </Group>
      {problem !== '' && (
        <p className="billing-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
