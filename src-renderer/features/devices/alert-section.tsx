import { Button, NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceSettings } from '../../../src-main/contract/devices';
import type { Failure } from '../../../src-main/contract/failures';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useActor, useMayWrite } from '../../api/session';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { LoadingPanel } from '../../ui/state-panel';
import { ImportLinks } from './import-links';
import './devices.css';

/** Ten years. */
const LONGEST_DAYS = 3650;

/** Configuración → Alerta Internet: where links lead, how long they serve, how they are kept, and a list of them. */
export function AlertSection() {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const { data } = useQuery(query.devices.settings.queryOptions({ input: {} }));
  return (
    <>
      <h2>{t('devices.settings.title')}</h2>
      <p>{t('devices.settings.text')}</p>
      {data ? (
        // What another window saved is what this one goes on from.
        <SettingsForm key={data.version} settings={data} />
      ) : (
        <LoadingPanel />
      )}
      <KeyWords />
      {mayWrite && <ImportLinks />}
    </>
  );
}

function SettingsForm({ settings }: { settings: DeviceSettings }) {
  const { t } = useTranslation();
  const mayChange = useActor()?.role === 'administrator';
  const [baseAddress, setBaseAddress] = useState(settings.baseAddress);
  const [expiryDays, setExpiryDays] = useState(settings.expiryDays);
  const [failure, setFailure] = useState<Failure | null>(null);
  const changed = baseAddress !== settings.baseAddress || expiryDays !== settings.expiryDays;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      await api.devices.saveSettings({ version: settings.version, baseAddress, expiryDays });
      showNotice({ message: t('settings.saved') });
    } catch (cause) {
      const refused = readFailure(cause);
      setFailure(refused);
      if (refused.field === undefined) showProblem(failureWords(refused));
    }
  }

  return (
    <form className="settings-column" noValidate onSubmit={(event) => void save(event)}>
      <TextInput
        label={t('devices.settings.baseAddress')}
        description={t('devices.settings.baseAddressHelp')}
        placeholder={t('devices.settings.baseAddressHint')}
        type="url"
        w={460}
        maw="100%"
        maxLength={300}
        readOnly={!mayChange}
        error={failure?.field === 'baseAddress' ? failureWords(failure) : undefined}
        value={baseAddress}
        onChange={(event) => {
          setFailure(null);
          setBaseAddress(event.currentTarget.value);
        }}
      />
      <NumberInput
        label={t('devices.settings.expiryDays')}
        description={t('devices.settings.expiryDaysHelp')}
        suffix={t('devices.settings.expirySuffix')}
        w={260}
        min={0}
        max={LONGEST_DAYS}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        readOnly={!mayChange}
        value={expiryDays}
        onChange={(value) => setExpiryDays(Number(value))}
      />
      {mayChange && (
        <Button type="submit" disabled={!changed}>
          {t('settings.save')}
        </Button>
      )}
    </form>
  );
}

/** How what is entrusted is kept here, said plainly: it is not the same in both hosts. */
function KeyWords() {
  const { t } = useTranslation();
  const { data } = useQuery(query.secrets.keeping.queryOptions({ input: {} }));
  if (!data) return null;
  return (
    <section className="device-key">
      <h3>{t('devices.settings.keyTitle')}</h3>
      <p>{t(`devices.settings.key.${data.keeping}`)}</p>
      <p>{t('devices.settings.keyElsewhere')}</p>
    </section>
  );
}
