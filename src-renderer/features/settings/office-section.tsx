import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useActor, useOfficeDetails } from '../../api/session';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';

export function OfficeSection() {
  const { t } = useTranslation();
  const office = useOfficeDetails();
  const mayChange = useActor()?.role === 'administrator';
  const [name, setName] = useState(office?.name ?? '');
  if (!office) return null;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      await api.office.update({ name });
      showNotice({ message: t('settings.saved') });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  return (
    <>
      <h2>{t('settings.office')}</h2>
      <form className="settings-line" onSubmit={(event) => void save(event)}>
        <TextInput
          label={t('settings.officeName')}
          w={360}
          maxLength={120}
          readOnly={!mayChange}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {mayChange && (
          <Button type="submit" disabled={!name.trim() || name === office.name}>
            {t('settings.save')}
          </Button>
        )}
      </form>
      <p>
        {t('settings.country')}: {t(`country.${office.country}`)} · {t('settings.timeZone')}: {office.timeZone}
      </p>
    </>
  );
}
