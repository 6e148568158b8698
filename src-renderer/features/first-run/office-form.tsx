import { Button, PasswordInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countries, type Country, email } from '../../../src-main/contract/office';
import { tidy } from '../../../src-main/contract/values/text';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { zoneWords } from '../../i18n/zone-words';
import { failureWords } from '../../i18n/setup';
import { Doorway, DoorwayProblem } from '../../ui/doorway';
import { countryDecides } from '../../i18n/country-words';
import { countryOfZone, timeZonesFor } from './time-zones';

interface OfficeFormProps {
  readonly onSubmitting: () => void;
  readonly onFailed: () => void;
  readonly onCreated: (created: { officeName: string; recoveryCode: string }) => void;
  /** What else can be done instead. */
  readonly children: ReactNode;
}

const SHORTEST_PASSWORD = 8;
const hereZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const hereCountry = countryOfZone(hereZone) ?? 'AR';

function useOfficeForm() {
  const { t } = useTranslation();
  return useForm({
    initialValues: {
      name: '',
      country: hereCountry,
      timeZone: timeZonesFor(hereCountry).includes(hereZone) ? hereZone : (timeZonesFor(hereCountry)[0] ?? ''),
      operatorName: '',
      email: '',
      password: '',
      repeat: '',
    },
    validate: {
      name: (value: string) => (tidy(value) ? null : t('firstRun.nameNeeded')),
      operatorName: (value: string) => (tidy(value) ? null : t('firstRun.nameNeeded')),
      email: (value: string) => (email.safeParse(value).success ? null : t('firstRun.emailInvalid')),
      password: (value: string) => (value.length >= SHORTEST_PASSWORD ? null : t('firstRun.passwordShort')),
      repeat: (value: string, all: { password: string }) =>
        value === all.password ? null : t('firstRun.repeatDiffers'),
    },
  });
}

function isCountry(value: string): value is Country {
  return countries.some((country) => country === value);
}

export function OfficeForm({ onSubmitting, onFailed, onCreated, children }: OfficeFormProps) {
  const { t } = useTranslation();
  const form = useOfficeForm();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  async function create(values: typeof form.values): Promise<void> {
    setBusy(true);
    onSubmitting();
    try {
      const operator = { name: values.operatorName, email: values.email, password: values.password };
      const { name, country, timeZone } = values;
      const { recoveryCode } = await api.office.create({ name, country, timeZone, operator });
      onCreated({ officeName: name, recoveryCode });
    } catch (cause) {
      onFailed();
      setProblem(failureWords(readFailure(cause)));
      setBusy(false);
    }
  }

  function chooseCountry(value: string | null): void {
    if (value === null || !isCountry(value)) return;
    form.setFieldValue('country', value);
    form.setFieldValue('timeZone', timeZonesFor(value)[0] ?? '');
  }

  return (
    <Doorway title={t('firstRun.title')} text={t('firstRun.text')}>
      <form
        noValidate
        onSubmit={form.onSubmit(
          (values) => void create(values),
          (errors) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus(),
        )}
      >
        <DoorwayProblem words={problem} />
        <fieldset>
          <legend>{t('firstRun.office')}</legend>
          <TextInput
            className="wide"
            label={t('firstRun.officeName')}
            maxLength={120}
            autoFocus
            {...form.getInputProps('name')}
          />
          <Select
            className="wide"
            label={t('firstRun.country')}
            description={t('firstRun.countryHelp', countryDecides(form.values.country))}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={countries.map((country) => ({ value: country, label: t(`country.${country}`) }))}
            allowDeselect={false}
            searchable
            value={form.values.country}
            onChange={chooseCountry}
          />
          <Select
            className="wide"
            label={t('firstRun.timeZone')}
            data={timeZonesFor(form.values.country).map((zone) => ({ value: zone, label: zoneWords(zone) }))}
            allowDeselect={false}
            searchable
            {...form.getInputProps('timeZone')}
          />
        </fieldset>
        <fieldset>
          <legend>{t('firstRun.operator')}</legend>
          <TextInput
            label={t('firstRun.name')}
            maxLength={120}
            autoComplete="name"
            {...form.getInputProps('operatorName')}
          />
          <TextInput
            label={t('firstRun.email')}
            type="email"
            autoComplete="username"
            {...form.getInputProps('email')}
          />
          <PasswordInput
            visibilityToggleButtonProps={{ 'aria-label': t('action.showPassword') }}
            label={t('firstRun.password')}
            description={form.errors.password ? undefined : t('firstRun.passwordHelp')}
            autoComplete="new-password"
            maxLength={200}
            {...form.getInputProps('password')}
          />
          <PasswordInput
            visibilityToggleButtonProps={{ 'aria-label': t('action.showPassword') }}
            label={t('firstRun.repeat')}
            autoComplete="new-password"
            maxLength={200}
            {...form.getInputProps('repeat')}
          />
        </fieldset>
        <Button type="submit" fullWidth loading={busy}>
          {t('firstRun.submit')}
        </Button>
      </form>
      {children}
    </Doorway>
  );
}
