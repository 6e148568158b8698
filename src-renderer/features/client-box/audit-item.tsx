import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../src-main/contract/audit';
import { clientFields, personTypes } from '../../../src-main/contract/clients';
import type { Office } from '../../../src-main/contract/office';
import { formatMoment } from '../../i18n/format';
import { es } from '../../i18n/locales/es';
import { useFieldName } from '../../i18n/field-names';

interface AuditItemProps {
  readonly entry: AuditEntry;
  readonly office: Office;
  /** Null where this operator may not. */
  readonly onPutBack: (() => void) | null;
}

function isAct(action: string): action is keyof typeof es.audit.acts {
  return Object.hasOwn(es.audit.acts, action);
}

/** One change: what it was, what it became, who, when and how; an act without a field is a sentence. */
export function AuditItem({ entry, office, onPutBack }: AuditItemProps) {
  const { t } = useTranslation();
  const nameOf = useFieldName(office.country);
  const words = useValueWords();
  const value = (text: string) => words(entry.field, text);
  const hasHome = entry.field === 'state' || Object.hasOwn(clientFields.shape, entry.field);
  const canGoBack = onPutBack && entry.action !== 'created' && hasHome;
  const backWords =
    entry.before === '' ? t('audit.leaveEmpty') : t('audit.putBack', { value: words(entry.field, entry.before) });
  return (
    <li className="audit-item">
      <div className="audit-what">
        {entry.field === '' ? (
          <strong>{isAct(entry.action) ? t(`audit.acts.${entry.action}`) : entry.action}</strong>
        ) : (
          <>
            <strong>{nameOf(entry.field)}</strong>
            <span className="audit-change">
              {entry.action !== 'created' && (
                <>
                  <del>{value(entry.before)}</del> <span aria-hidden="true">→</span>{' '}
                </>
              )}
              <ins>{value(entry.after)}</ins>
            </span>
          </>
        )}
        <span className="audit-who">
          {entry.operator || t('audit.byNobody')} · {formatMoment(entry.atMs, office.timeZone)} ·{' '}
          {t(`audit.origins.${entry.origin}`)}
        </span>
      </div>
      {canGoBack && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          aria-label={`${nameOf(entry.field)}: ${backWords}`}
          title={backWords}
          className="audit-back"
          onClick={onPutBack}
        >
          {backWords}
        </Button>
      )}
    </li>
  );
}

/** A field's value as a clerk reads it. */
export function useValueWords(): (field: string, value: string) => string {
  const { t } = useTranslation();
  return (field, value) => {
    if (value === '') return t('audit.empty');
    const personType = field === 'personType' && personTypes.find((each) => each === value);
    if (personType) return t(`personType.${personType}`);
    if (field === 'state' && (value === 'active' || value === 'deactivated')) return t(`clientState.${value}`);
    return value;
  };
}
