import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../src-main/contract/audit';
import { clientFields } from '../../../src-main/contract/clients';
import { billingFieldNames } from '../../../src-main/contract/client-billing';
import { restorableContractFields } from '../../../src-main/contract/contracts';
import { carriedFields } from '../../../src-main/contract/imports';
import type { Office } from '../../../src-main/contract/office';
import { useActWords, useChangeWords } from '../../i18n/audit-words';
import { useFieldName } from '../../i18n/field-names';
import { formatMoment } from '../../i18n/format';
import { useReasonWords } from '../../i18n/reason-words';
import { type AuditAct, isEnd } from './audit-acts';

interface AuditItemProps {
  readonly act: AuditAct;
  readonly office: Office;
  /** Null where this operator may not. */
  readonly onPutBack: ((entry: AuditEntry) => void) | null;
}

/** What was done to the client: one changed field says all of it by itself; more stand under the act's name. */
export function AuditItem({ act, office, onPutBack }: AuditItemProps) {
  const titleOf = useActWords();
  const { head, entries } = act;
  const fields = entries.filter(({ field }) => field !== '');
  const named = head.action !== 'updated' || head.contractId !== null || fields.length !== 1;
  return (
    <li className="audit-act">
      {named && <strong>{titleOf(head)}</strong>}
      {named && head.contract !== '' && <span className="audit-contract">{head.contract}</span>}
      {named && <Who entry={head} office={office} />}
      {fields.length > 0 && (
        <ul className={named ? 'audit-lines' : 'audit-lines alone'}>
          {fields.map((entry) => (
            <AuditLine key={entry.id} entry={entry} office={office} onPutBack={onPutBack} />
          ))}
        </ul>
      )}
      {!named && <Who entry={head} office={office} />}
    </li>
  );
}

/** Who did it, when, and in which way. */
function Who({ entry, office }: { readonly entry: AuditEntry; readonly office: Office }) {
  const { t } = useTranslation();
  const by = entry.operator || t('audit.byNobody');
  return (
    <span className="audit-who">
      {by} · {formatMoment(entry.atMs, office.timeZone)} · {t(`audit.origins.${entry.origin}`)}
    </span>
  );
}

interface AuditLineProps extends Pick<AuditItemProps, 'office' | 'onPutBack'> {
  readonly entry: AuditEntry;
}

const OF_CONTRACT = 'contract.';

/** What the core puts back: the client's own fields and state, what a list carried along, its contracts' fields, and its devices' while they serve. */
function hasWayBack({ field, before, over }: AuditEntry): boolean {
  if (field === 'gateway.reference') return true;
  if (field.startsWith('device.')) return over !== null;
  if (field.startsWith(OF_CONTRACT)) {
    const name = field.slice(OF_CONTRACT.length);
    return restorableContractFields.includes(name) && (name !== 'endedOn' || before === '');
  }
  const isBilling = billingFieldNames.some((name) => field === `billing.${name}`);
  const isOwn = field === 'state' || field === 'position' || isBilling || Object.hasOwn(clientFields.shape, field);
  return isOwn || carriedFields.some((name) => name === field);
}

/** One field: what it was, what it became, why where that was asked, and the way back. */
function AuditLine({ entry, office, onPutBack }: AuditLineProps) {
  const { t } = useTranslation();
  const nameOf = useFieldName(office.country);
  const reasonOf = useReasonWords();
  const wordsOf = useChangeWords(office.country);
  const { field, before, reason, action } = entry;
  const canGoBack = onPutBack !== null && action !== 'created' && hasWayBack(entry);
  const said = wordsOf(entry, canGoBack);
  const backWords = before === '' ? t('audit.leaveEmpty') : t('audit.putBack', { value: said.before ?? '' });
  const back = isEnd(entry)
    ? { words: t('contracts.acts.end.takeBack'), name: t('contracts.acts.end.takeBack') }
    : { words: backWords, name: `${nameOf(field)}: ${backWords}` };
  return (
    <li className="audit-line">
      <span className="audit-field">{nameOf(field)}</span>
      <span className="audit-value">
        <span className="audit-change">
          {said.before !== null && (
            <>
              <del>{said.before}</del> <span aria-hidden="true">→</span>{' '}
            </>
          )}
          <ins>{said.after}</ins>
          {reason && <span className="audit-reason">{t('audit.reason', { reason: reasonOf(reason) })}</span>}
        </span>
        {onPutBack && canGoBack && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            aria-label={back.name}
            title={back.words}
            className="audit-back"
            onClick={() => onPutBack(entry)}
          >
            {back.words}
          </Button>
        )}
      </span>
    </li>
  );
}
