import { Button, PasswordInput, type PasswordInputProps, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countries, type Country, email } from '../../../src-main/contract/office';
import { tidy } from '../../../src-main/contract/values/text';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { hereZone, zoneWords } from '../../i18n/zone-words';
import { failureWords } from '../../i18n/setup';
import { Doorway, DoorwayProblem } from '../../ui/doorway';
import { countryDecides } from '../../i18n/country-words';
import { countryOfZone, timeZonesFor } from './time-zones';
import { SEARCHED } from '../../ui/searched';

interface OfficeFormProps {
  readonly onSubmitting: () => void;
  readonly onFailed: () => void;
  readonly onCreated: (created: { officeName: string; recoveryCode: string }) => void;
  /** What else can be done instead. */
  readonly children: ReactNode;
}

const SHORTEST_PASSWORD = 8;
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

type OfficeFields = ReturnType<typeof useOfficeForm>;

function isCountry(value: string): value is Country {
  return countries.some((country) => country === value);
}

/** Everything that a new office has to say of itself, and of its first operator. */
export function OfficeForm({ onSubmitting, onFailed, onCreated, children }: OfficeFormProps) {
  const { t } = useTranslation();
  const form = useOfficeForm();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  async function create(values: typeof form.values): Promise<void> {
    setBusy(true);
    onSubmitting();
    try {
      onCreated(await createOffice(values));
    } catch (cause) {
      onFailed();
      setProblem(failureWords(readFailure(cause)));
      setBusy(false);
    }
  }

  return (
    <Doorway title={t('firstRun.title')} text={t('firstRun.text')}>
      <form noValidate onSubmit={form.onSubmit((values) => void create(values), focusFirst(form))}>
        <DoorwayProblem words={problem} />
        <OfficeFieldset form={form} />
        <OperatorFieldset form={form} />
        <Button type="submit" fullWidth loading={busy}>
          {t('firstRun.submit')}
        </Button>
      </form>
      {children}
    </Doorway>
  );
}

async function createOffice({ name, country, timeZone, ...person }: OfficeFields['values']) {
  const operator = { name: person.operatorName, email: person.email, password: person.password };
  const { recoveryCode } = await api.office.create({ name, country, timeZone, operator });
  return { officeName: name, recoveryCode };
}

/** The first field that has an error is where the clerk goes on. */
function focusFirst(form: OfficeFields) {
  return (errors: Record<string, unknown>) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus();
}

function OfficeFieldset({ form }: { form: OfficeFields }) {
  const { t } = useTranslation();

  /** A country brings its own time zones. */
  function chooseCountry(value: string | null): void {
    if (value === null || !isCountry(value)) return;
    form.setFieldValue('country', value);
    form.setFieldValue('timeZone', timeZonesFor(value)[0] ?? '');
  }

  return (
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
        {...SEARCHED}
        value={form.values.country}
        onChange={chooseCountry}
      />
      <Select
        className="wide"
        label={t('firstRun.timeZone')}
        data={timeZonesFor(form.values.country).map((zone) => ({ value: zone, label: zoneWords(zone) }))}
        allowDeselect={false}
        {...SEARCHED}
        {...form.getInputProps('timeZone')}
      />
    </fieldset>
  );
}

function OperatorFieldset({ form }: { form: OfficeFields }) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t('firstRun.operator')}</legend>
      <TextInput
        label={t('firstRun.name')}
        maxLength={120}
        autoComplete="name"
        {...form.getInputProps('operatorName')}
      />
      <TextInput label={t('firstRun.email')} type="email" autoComplete="username" {...form.getInputProps('email')} />
      <NewPassword
        label={t('firstRun.password')}
        description={form.errors.password ? undefined : t('firstRun.passwordHelp')}
        {...form.getInputProps('password')}
      />
      <NewPassword label={t('firstRun.repeat')} {...form.getInputProps('repeat')} />
    </fieldset>
  );
}

function NewPassword(field: PasswordInputProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      visibilityToggleButtonProps={{ 'aria-label': t('action.showPassword') }}
      autoComplete="new-password"
      maxLength={200}
      {...field}
    />
  );
}
