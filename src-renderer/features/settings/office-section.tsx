import { Button, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Office } from '../../../src-main/contract/office';
import { tidy } from '../../../src-main/contract/values/text';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useActor, useOfficeDetails } from '../../api/session';
import { zoneWords } from '../../i18n/zone-words';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';

/** Eight hours: a working day. */
const LONGEST_MINUTES = 480;

export function OfficeSection() {
  const office = useOfficeDetails();
  // What another window saved is what this one goes on from.
  return office && <OfficeDetails key={office.version} office={office} />;
}

function OfficeDetails({ office }: { office: Office }) {
  const { t } = useTranslation();
  const mayChange = useActor()?.role === 'administrator';
  const [name, setName] = useState(office.name);
  const [idleMinutes, setIdleMinutes] = useState(office.idleMinutes);
  const changed = name !== office.name || idleMinutes !== office.idleMinutes;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      await api.office.update({ version: office.version, name, idleMinutes });
      showNotice({ message: t('settings.saved') });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  return (
    <>
      <h2>{t('settings.office')}</h2>
      <form className="settings-column" onSubmit={(event) => void save(event)}>
        <TextInput
          label={t('settings.officeName')}
          w={360}
          maxLength={120}
          readOnly={!mayChange}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NumberInput
          label={t('lock.minutes')}
          description={t('lock.minutesHelp')}
          suffix={t('lock.minutesSuffix')}
          w={360}
          min={0}
          max={LONGEST_MINUTES}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          readOnly={!mayChange}
          value={idleMinutes}
          onChange={(value) => setIdleMinutes(Number(value))}
        />
        {mayChange && (
          <Button type="submit" disabled={!tidy(name) || !changed}>
            {t('settings.save')}
          </Button>
        )}
      </form>
      <p>
        {t('settings.country')}: {t(`country.${office.country}`)} · {t('settings.timeZone')}:{' '}
        {zoneWords(office.timeZone)}
      </p>
    </>
  );
}
