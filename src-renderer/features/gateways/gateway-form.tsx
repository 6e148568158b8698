import { NumberInput, Select, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkDigits, type Gateway, type GatewayFields, type GatewayKind } from '../../../src-main/contract/gateways';
import type { Failure } from '../../../src-main/contract/failures';
import { tidy } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords, i18n } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { useFirstWrong } from '../../ui/first-wrong';
import { FormDialog } from '../../ui/form-dialog';
import { useSettled } from '../../ui/settled';
import { useKindWords } from './kind-words';

const BLANK: GatewayFields = { name: '', kind: '', prefix: '', digits: 8, checkDigit: 'none', linkTemplate: '' };

function fieldsOf({ name, kind, prefix, digits, checkDigit, linkTemplate }: Gateway): GatewayFields {
  return { name, kind, prefix, digits, checkDigit, linkTemplate };
}

interface GatewayFormProps {
  /** Null for a new one. */
  readonly gateway: Gateway | null;
  readonly kinds: readonly GatewayKind[];
  readonly onClose: () => void;
  /** Goes on to verifying it. */
  readonly onVerify: (gateway: Gateway) => void;
}

/** Saves, and answers the gateway as it is then. */
async function save(gateway: Gateway | null, fields: GatewayFields): Promise<Gateway | undefined> {
  let unfit = 0;
  let id = gateway?.id;
  if (gateway) ({ unfit } = await api.gateways.update({ id: gateway.id, version: gateway.version, fields }));
  else ({ id } = await api.gateways.create(fields));
  if (unfit > 0) showProblem(i18n.t('gateways.form.unfit', { count: unfit }));
  const { gateways } = await api.gateways.list({});
  return gateways.find((each) => each.id === id);
}

/** What a reference looks like by the format as it stands, or what is wrong with it. */
function useExample({ prefix, digits, checkDigit }: GatewayFields) {
  const [format] = useSettled({ prefix, digits, checkDigit }, 150);
  const { data } = useQuery(
    query.gateways.tryFormat.queryOptions({ input: { format, sample: '' }, placeholderData: keepPreviousData }),
  );
  const isWrong = data?.problem?.field === 'prefix' || data?.problem?.field === 'digits';
  return { example: isWrong ? '' : (data?.example ?? ''), wrong: isWrong ? data.problem : null };
}

/** What a gateway cannot be without. */
function missingOf({ name, kind }: GatewayFields): (keyof GatewayFields)[] {
  return [...(tidy(name) === '' ? (['name'] as const) : []), ...(kind === '' ? (['kind'] as const) : [])];
}

export function GatewayForm({ gateway, kinds, onClose, onVerify }: GatewayFormProps) {
  const { t } = useTranslation();
  const kindWords = useKindWords();
  const [fields, setFields] = useState(() => (gateway ? fieldsOf(gateway) : BLANK));
  const [failure, setFailure] = useState<Failure | null>(null);
  const { example, wrong } = useExample(fields);
  const [tries, setTries] = useState(0);
  const missing = tries > 0 ? missingOf(fields) : [];
  const problemAt = (field: keyof GatewayFields) => {
    if (missing.includes(field)) return t(`gateways.form.needed.${field === 'name' ? 'name' : 'kind'}`);
    const found = [failure, wrong].find((each) => each?.field === field);
    return found ? failureWords(found) : undefined;
  };
  const form = useFirstWrong(tries);
  function change(part: Partial<GatewayFields>): void {
    setFailure(null);
    setFields((before) => ({ ...before, ...part }));
  }

  async function submit(): Promise<void> {
    setTries(tries + 1);
    if (missingOf(fields).length > 0 || wrong) return;
    try {
      const saved = await save(gateway, fields);
      const toVerify = saved && saved.verifiedAtMs === null && saved.active;
      showNotice({ message: t(toVerify ? 'gateways.form.saved' : 'gateways.form.savedSame') });
      if (toVerify) onVerify(saved);
      else onClose();
    } catch (cause) {
      const refused = readFailure(cause);
      setFailure(refused);
      if (refused.field === undefined) showProblem(failureWords(refused));
    }
  }

  return (
    <FormDialog
      title={gateway ? t('gateways.form.editTitle', { name: gateway.name }) : t('gateways.form.createTitle')}
      size="lg"
      className="gateway-form"
      form={form}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="gateway-pair">
        <TextInput
          label={t('gateways.name')}
          data-autofocus
          maxLength={120}
          error={problemAt('name')}
          value={fields.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Select
          label={t('gateways.kind')}
          data={kinds.map((kind) => ({ value: kind.code, label: kindWords(kind) }))}
          allowDeselect={false}
          error={problemAt('kind')}
          value={fields.kind || null}
          onChange={(kind) => change({ kind: kind ?? '' })}
        />
      </div>
      <FormatFields fields={fields} example={example} problemAt={problemAt} onChange={change} />
      <TextInput
        label={t('gateways.form.link')}
        description={t('gateways.form.linkHelp')}
        placeholder={t('gateways.form.linkHint')}
        maxLength={500}
        error={problemAt('linkTemplate')}
        value={fields.linkTemplate}
        onChange={(event) => change({ linkTemplate: event.currentTarget.value })}
      />
    </FormDialog>
  );
}

interface FormatFieldsProps {
  readonly fields: GatewayFields;
  readonly example: string;
  readonly problemAt: (field: keyof GatewayFields) => string | undefined;
  readonly onChange: (part: Partial<GatewayFields>) => void;
}

function FormatFields({ fields, example, problemAt, onChange }: FormatFieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t('gateways.form.formatTitle')}</legend>
      <TextInput
        label={t('gateways.form.prefix')}
        description={t('gateways.form.prefixHelp')}
        maxLength={20}
        error={problemAt('prefix')}
        value={fields.prefix}
        onChange={(event) => onChange({ prefix: event.currentTarget.value })}
      />
      <NumberInput
        label={t('gateways.form.digits')}
        description={t('gateways.form.digitsHelp')}
        min={1}
        max={40}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        error={problemAt('digits')}
        value={fields.digits ?? ''}
        onChange={(value) => onChange({ digits: value === '' ? null : Number(value) })}
      />
      <Select
        label={t('gateways.form.checkDigit')}
        description="&nbsp;"
        data={checkDigits.map((rule) => ({ value: rule, label: t(`gateways.form.checkDigits.${rule}`) }))}
        allowDeselect={false}
        value={fields.checkDigit}
        onChange={(chosen) => {
          const checkDigit = checkDigits.find((rule) => rule === chosen);
          if (checkDigit) onChange({ checkDigit });
        }}
      />
      <p className="gateway-example" role="status">
        {example !== '' && (
          <>
            {t('gateways.form.example')} <strong>{example}</strong>
          </>
        )}
      </p>
    </fieldset>
  );
}
