import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParameterKind } from '../../../src-main/contract/billing-parameters';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { FormDialog } from '../../ui/form-dialog';
import { showProblem } from '../../ui/notices';
import { SectionHead } from '../../ui/section-head';
import { useMayChange } from './use-parameters';
import './billing-parameters.css';

interface Entry {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly retired: boolean;
  readonly toConfirm?: boolean;
}

interface ParameterSectionProps<One extends Entry> {
  readonly kind: ParameterKind;
  /** Undefined until they are read. */
  readonly entries: readonly One[] | undefined;
  readonly columns: readonly { readonly label: string; readonly cell: (entry: One) => ReactNode }[];
  /** The form of one, or of a new one. */
  readonly form: (entry: One | null, onClose: () => void) => ReactNode;
  readonly children?: ReactNode;
}

/** One list of Facturación: what there is, a form for each, and retiring instead of deleting. */
export function ParameterSection<One extends Entry>(props: ParameterSectionProps<One>) {
  const { kind, entries, columns, form, children } = props;
  const { t } = useTranslation();
  const mayChange = useMayChange();
  const [asked, setAsked] = useState<{ readonly entry: One | null } | null>(null);
  const plural = kind === 'taxCondition' || kind === 'invoiceType';
  const title = plural ? t(`billingParameters.sections.${kind}`) : t(`billingParameters.kinds.${kind}`);
  return (
    <>
      <SectionHead
        title={title}
        text={t(`billingParameters.why.${kind}`)}
        action={
          mayChange && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAsked({ entry: null })}>
              {t(`billingParameters.create.${kind}`)}
            </Button>
          )
        }
      />
      {entries?.length === 0 && <p>{t(`billingParameters.empty.${kind}`)}</p>}
      {entries && entries.length > 0 && (
        <table className="settings-table" aria-label={title}>
          <thead>
            <tr>
              {columns.map(({ label }) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id} className={entry.retired ? 'retired' : ''}>
                {columns.map(({ label, cell }, place) => (
                  <td key={label}>
                    {cell(entry)}
                    {place === 0 && entry.retired && ` · ${t('settings.retired')}`}
                    {place === 0 && entry.toConfirm === true && !entry.retired && <ToConfirm />}
                  </td>
                ))}
                <td className="end">
                  {mayChange && <Actions kind={kind} entry={entry} onEdit={() => setAsked({ entry })} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {children}
      {asked && form(asked.entry, () => setAsked(null))}
    </>
  );
}

/** What was not read in a law, and somebody who knows it should look at. */
function ToConfirm() {
  const { t } = useTranslation();
  return (
    <span className="billing-confirm">
      <IconAlertTriangle size={14} aria-hidden />
      {t('billingParameters.toConfirmMark')}
    </span>
  );
}

interface ActionsProps {
  readonly kind: ParameterKind;
  readonly entry: Entry;
  readonly onEdit: () => void;
}

function Actions({ kind, entry, onEdit }: ActionsProps) {
  const { t } = useTranslation();
  const { id, version, name, retired } = entry;
  function retire(): void {
    api.billingParameters.retire({ kind, id, version, retired: !retired }).catch((cause: unknown) => {
      const failure = readFailure(cause);
      const isDefault = failure.params.reason === 'default';
      showProblem(isDefault ? t('billingParameters.reasons.default') : failureWords(failure));
    });
  }
  const retireWord = t(retired ? 'settings.restore' : 'settings.retire');
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap" className="settings-actions">
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        fz="inherit"
        aria-label={`${t('billingParameters.edit')}: ${name}`}
        onClick={onEdit}
      >
        {t('billingParameters.edit')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        fz="inherit"
        aria-label={`${retireWord}: ${name}`}
        onClick={retire}
      >
        {retireWord}
      </Button>
    </Group>
  );
}

interface ParameterDialogProps {
  readonly title: string;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSave: () => void;
  readonly children: ReactNode;
  readonly size?: string;
}

/** The frame of every form here. */
export function ParameterDialog({ title, busy, onClose, onSave, children, size = 'lg' }: ParameterDialogProps) {
  return (
    <FormDialog className="billing-form" {...{ title, size, busy, onClose }} onSubmit={onSave}>
      {children}
    </FormDialog>
  );
}
