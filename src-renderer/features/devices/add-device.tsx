import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceSettings } from '../../../src-main/contract/devices';
import { tidy } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { DateField } from '../../ui/date-field';
import { DeviceDialog, useFieldFailure, useTypedDay } from './device-dialog';
import { isLinkMissing, LinkChoice, type LinkDraft, linkOf } from './link-choice';

interface AddDeviceProps {
  readonly client: { readonly id: number; readonly name: string };
  readonly onClose: () => void;
}

/** The form opens with what the office's settings say. */
export function AddDevice(props: AddDeviceProps) {
  const { data } = useQuery(query.devices.settings.queryOptions({ input: {}, staleTime: 0 }));
  return data && <AddDeviceForm {...props} settings={data} />;
}

type Settings = Pick<DeviceSettings, 'baseAddress'> & { readonly firstExpiryOn: string | null };

function AddDeviceForm({ client, settings, onClose }: AddDeviceProps & { settings: Settings }) {
  const { t } = useTranslation();
  const mayGenerate = settings.baseAddress !== '';
  const [name, setName] = useState('');
  const [draft, setDraft] = useState<LinkDraft>({ generated: mayGenerate, link: '' });
  const expiry = useTypedDay(settings.firstExpiryOn);
  const failure = useFieldFailure([
    ...(tidy(name) === '' ? (['name'] as const) : []),
    ...(isLinkMissing(draft) ? (['link'] as const) : []),
    ...(expiry.error ? (['expiresOn'] as const) : []),
  ]);

  async function save(): Promise<string> {
    await api.devices.create({ clientId: client.id, name, link: linkOf(draft), expiresOn: expiry.day });
    return t('devices.added', { device: tidy(name) });
  }

  return (
    <DeviceDialog
      title={t('devices.form.addTitle', { name: client.name })}
      {...failure.form}
      onSave={save}
      onClose={onClose}
    >
      <TextInput
        label={t('devices.form.name')}
        placeholder={t('devices.form.nameHint')}
        data-autofocus
        maxLength={80}
        error={failure.at('name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <LinkChoice
        draft={draft}
        mayGenerate={mayGenerate}
        error={failure.at('link')}
        onChange={(next) => {
          failure.forget();
          setDraft(next);
        }}
      />
      <DateField
        label={t('devices.form.expiresOn')}
        description={t('devices.form.expiresHelp')}
        w={200}
        error={expiry.error ?? failure.at('expiresOn')}
        value={expiry.typed}
        onChange={(typed) => {
          failure.forget();
          expiry.setTyped(typed);
        }}
      />
    </DeviceDialog>
  );
}
