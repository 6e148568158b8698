import { Button, NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuditEntry, type AuditOrigin, auditOrigins } from '../../../src-main/contract/audit';
import { clientFields } from '../../../src-main/contract/clients';
import type { Office } from '../../../src-main/contract/office';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { AuditItem } from './audit-item';
import { isFieldName, useFieldName } from '../../i18n/field-names';

const STEP = 50;
const LONGEST = 200;
const fieldNames = Object.keys(clientFields.shape).filter(isFieldName);

interface AuditTabProps {
  readonly clientId: number;
  readonly office: Office;
  readonly mayWrite: boolean;
}

/** Every change of the client, newest first; any of them can be taken back. */
export function AuditTab({ clientId, office, mayWrite }: AuditTabProps) {
  const { t } = useTranslation();
  const nameOf = useFieldName(office.country);
  const [field, setField] = useState('');
  const [origin, setOrigin] = useState<AuditOrigin | ''>('');
  const [limit, setLimit] = useState(STEP);
  const audit = useQuery(
    query.audit.list.queryOptions({
      input: { clientId, offset: 0, limit, ...(field && { field }), ...(origin && { origin }) },
      placeholderData: keepPreviousData,
    }),
  );

  async function putBack(entry: AuditEntry): Promise<void> {
    try {
      const { version } = await api.clients.get({ id: clientId });
      await api.audit.putBack({ entryId: entry.id, version });
      showNotice({ message: t('audit.done', { field: nameOf(entry.field), value: entry.before || t('audit.empty') }) });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  if (audit.isPending) return <LoadingPanel label={t('state.loading')} />;
  if (audit.error) {
    return (
      <FailedPanel
        title={t('state.failedTitle')}
        text={failureWords(readFailure(audit.error))}
        retryLabel={t('state.retry')}
        onRetry={() => void audit.refetch()}
      />
    );
  }
  const { entries, total } = audit.data;
  return (
    <>
      <div className="audit-filters">
        <NativeSelect
          aria-label={t('audit.field')}
          data={[
            { value: '', label: t('audit.anyField') },
            ...fieldNames.map((name) => ({ value: name, label: nameOf(name) })),
          ]}
          value={field}
          onChange={(event) => setField(event.currentTarget.value)}
        />
        <NativeSelect
          aria-label={t('audit.origin')}
          data={[
            { value: '', label: t('audit.anyOrigin') },
            ...auditOrigins.map((each) => ({ value: each, label: t(`audit.origins.${each}`) })),
          ]}
          value={origin}
          onChange={(event) => setOrigin(auditOrigins.find((each) => each === event.currentTarget.value) ?? '')}
        />
      </div>
      <p className="audit-count" role="status">
        {total === 0 ? t('audit.nothing') : t('audit.changes', { count: total, formatted: formatNumber(total) })}
      </p>
      <ul className="audit-list">
        {entries.map((entry) => (
          <AuditItem
            key={entry.id}
            entry={entry}
            office={office}
            onPutBack={mayWrite ? () => void putBack(entry) : null}
          />
        ))}
      </ul>
      {entries.length < total && limit < LONGEST && (
        <Button variant="default" size="compact-sm" onClick={() => setLimit(Math.min(LONGEST, limit + STEP))}>
          {t('audit.more')}
        </Button>
      )}
    </>
  );
}
