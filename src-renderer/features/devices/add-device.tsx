import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { tidy } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { DeviceDialog, useFieldFailure } from './device-dialog';
import { LinkChoice, type LinkDraft, linkOf } from './link-choice';

interface AddDeviceProps {
  readonly client: { readonly id: number; readonly name: string };
  readonly onClose: () => void;
}

/** A day as a field has it: '' is none. */
export function dayOrNull(text: string) {
  const parsed = calendarDate.safeParse(text);
  return parsed.success ? parsed.data : null;
}

export function AddDevice({ client, onClose }: AddDeviceProps) {
  const { t } = useTranslation();
  const { data: settings } = useQuery(query.devices.settings.queryOptions({ input: {}, staleTime: 0 }));
  const mayGenerate = (settings?.baseAddress ?? '') !== '';
  const [name, setName] = useState('');
  const [typed, setTyped] = useState<LinkDraft | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const failure = useFieldFailure();
  // What the office's settings say stands in the form until something else is chosen there.
  const draft = typed ?? { generated: mayGenerate, link: '' };
  const expiresOn = day ?? settings?.firstExpiryOn ?? '';
  const ready = settings !== undefined && tidy(name) !== '' && (draft.generated || tidy(draft.link) !== '');

  async function save(): Promise<string> {
    await api.devices.create({ clientId: client.id, name, link: linkOf(draft), expiresOn: dayOrNull(expiresOn) });
    return t('devices.added', { device: tidy(name) });
  }

  return (
    <DeviceDialog
      title={t('devices.form.addTitle', { name: client.name })}
      ready={ready}
      onSave={save}
      onFailure={failure.onFailure}
      onClose={onClose}
    >
      <TextInput
        label={t('devices.form.name')}
        placeholder={t('devices.form.nameHint')}
        data-autofocus
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <LinkChoice
        draft={draft}
        mayGenerate={mayGenerate}
        error={failure.at('link')}
        onChange={(next) => {
          failure.forget();
          setTyped(next);
        }}
      />
      <TextInput
        label={t('devices.form.expiresOn')}
        description={t('devices.form.expiresHelp')}
        type="date"
        w={200}
        error={failure.at('expiresOn')}
        value={expiresOn}
        onChange={(event) => {
          failure.forget();
          setDay(event.currentTarget.value);
        }}
      />
    </DeviceDialog>
  );
}
