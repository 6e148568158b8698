import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../../src-main/contract/devices';
import { tidy } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { DateField } from '../../ui/date-field';
import { DeviceDialog, useFieldFailure, useTypedDay } from './device-dialog';
import { isLinkMissing, LinkChoice, type LinkDraft, linkOf } from './link-choice';

interface EditDeviceProps {
  readonly device: Device;
  readonly onClose: () => void;
}

/** What a device is called, until when its link serves, and when it was last used. */
export function EditDevice({ device, onClose }: EditDeviceProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(device.name);
  const expiry = useTypedDay(device.expiresOn);
  const lastUse = useTypedDay(device.lastUsedOn);
  const failure = useFieldFailure([
    ...(tidy(name) === '' ? (['name'] as const) : []),
    ...(expiry.error ? (['expiresOn'] as const) : []),
    ...(lastUse.error ? (['lastUsedOn'] as const) : []),
  ]);

  async function save(): Promise<string> {
    const { id, version } = device;
    await api.devices.update({ id, version, name, expiresOn: expiry.day, lastUsedOn: lastUse.day });
    return t('devices.saved');
  }

  return (
    <DeviceDialog
      title={t('devices.form.editTitle', { name: device.name })}
      {...failure.form}
      onSave={save}
      onClose={onClose}
    >
      <TextInput
        label={t('devices.form.name')}
        data-autofocus
        maxLength={80}
        error={failure.at('name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className="device-pair">
        <DateField
          label={t('devices.form.expiresOn')}
          description={t('devices.form.expiresHelp')}
          error={expiry.error ?? failure.at('expiresOn')}
          value={expiry.typed}
          onChange={expiry.setTyped}
        />
        <DateField
          label={t('devices.form.lastUsedOn')}
          description={t('devices.form.lastUsedHelp')}
          error={lastUse.error ?? failure.at('lastUsedOn')}
          value={lastUse.typed}
          onChange={lastUse.setTyped}
        />
      </div>
    </DeviceDialog>
  );
}

/** Another link in the place of one that got lost, or that cannot be read on this computer. */
export function ReplaceLink({ device, onClose }: EditDeviceProps) {
  const { t } = useTranslation();
  const { data: settings } = useQuery(query.devices.settings.queryOptions({ input: {}, staleTime: 0 }));
  const mayGenerate = (settings?.baseAddress ?? '') !== '';
  const [typed, setTyped] = useState<LinkDraft | null>(null);
  const draft = typed ?? { generated: mayGenerate, link: '' };
  const failure = useFieldFailure(isLinkMissing(draft) ? ['link'] : []);

  async function save(): Promise<string> {
    await api.devices.replaceLink({ id: device.id, version: device.version, link: linkOf(draft) });
    return t('devices.replaced');
  }

  return (
    <DeviceDialog
      title={t('devices.form.replaceTitle', { name: device.name })}
      {...failure.form}
      onSave={save}
      onClose={onClose}
    >
      <p>{t('devices.form.replaceText')}</p>
      <LinkChoice
        draft={draft}
        mayGenerate={mayGenerate}
        error={failure.at('link')}
        onChange={(next) => {
          failure.forget();
          setTyped(next);
        }}
      />
    </DeviceDialog>
  );
}
