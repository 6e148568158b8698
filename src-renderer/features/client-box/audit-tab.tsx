import { Button, NativeSelect } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuditEntry, type AuditOrigin, auditOrigins } from '../../../src-main/contract/audit';
import { clientFields } from '../../../src-main/contract/clients';
import { carriedFields } from '../../../src-main/contract/imports';
import type { Office } from '../../../src-main/contract/office';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { isFieldName, useFieldName } from '../../i18n/field-names';
import { formatNumber } from '../../i18n/format';
import { failureWords, i18n, undoFailureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { actsOf } from './audit-acts';
import { AuditItem, useValueWords } from './audit-item';

const STEP = 50;
const fieldNames = [...Object.keys(clientFields.shape), 'state', ...carriedFields].filter(isFieldName);

interface AuditTabProps {
  readonly clientId: number;
  readonly office: Office;
  readonly mayWrite: boolean;
}

interface AuditFilter {
  readonly field: string;
  readonly origin: AuditOrigin | '';
}

/** The changes page by page, as far back as one goes. */
function useAudit(clientId: number, { field, origin }: AuditFilter) {
  return useInfiniteQuery(
    query.audit.list.infiniteOptions({
      input: (offset: number) => ({
        clientId,
        offset,
        limit: STEP,
        ...(field && { field }),
        ...(origin && { origin }),
      }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const shown = pages.reduce((sum, page) => sum + page.entries.length, 0);
        return shown < last.total && last.entries.length > 0 ? shown : undefined;
      },
      placeholderData: keepPreviousData,
    }),
  );
}

/** Puts the value before a change back, and says so. */
function usePutBack(clientId: number, office: Office): (entry: AuditEntry) => Promise<void> {
  const { t } = useTranslation();
  const nameOf = useFieldName(office.country);
  const valueOf = useValueWords();
  return async (entry) => {
    try {
      const before = await api.clients.get({ id: clientId });
      const { version } = await api.audit.putBack({ entryId: entry.id, version: before.version });
      const field = nameOf(entry.field);
      showNotice({
        message: entry.before
          ? t('audit.done', { field, value: valueOf(entry.field, entry.before) })
          : t('audit.doneEmpty', { field }),
        // The value was there already: nothing was changed, and nothing is left to undo.
        ...(version > before.version
          ? { undo: { label: t('action.undo'), run: () => void undoPutBack(clientId, version) } }
          : {}),
      });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  };
}

async function undoPutBack(clientId: number, version: number): Promise<void> {
  try {
    await api.audit.undoChange({ clientId, version });
    showNotice({ message: i18n.t('audit.undone') });
  } catch (cause) {
    showProblem(undoFailureWords(readFailure(cause)));
  }
}

/** Every change of the client, newest first; any of them can be taken back. */
export function AuditTab({ clientId, office, mayWrite }: AuditTabProps) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<AuditFilter>({ field: '', origin: '' });
  const audit = useAudit(clientId, filter);
  const putBack = usePutBack(clientId, office);

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
  const total = audit.data.pages.at(-1)?.total ?? 0;
  return (
    <>
      <AuditFilters filter={filter} office={office} onFilter={setFilter} />
      <p className="audit-count" role="status">
        {total === 0 ? t('audit.nothing') : t('audit.changes', { count: total, formatted: formatNumber(total) })}
      </p>
      <ul className="audit-list">
        {actsOf(audit.data.pages.flatMap((page) => page.entries)).map((act) => (
          <AuditItem
            key={act.id}
            act={act}
            office={office}
            onPutBack={mayWrite ? (entry) => void putBack(entry) : null}
          />
        ))}
      </ul>
      {audit.hasNextPage && (
        <Button
          variant="default"
          size="compact-sm"
          loading={audit.isFetchingNextPage}
          onClick={() => void audit.fetchNextPage()}
        >
          {t('audit.more')}
        </Button>
      )}
    </>
  );
}

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly office: Office;
  readonly onFilter: (next: AuditFilter) => void;
}

function AuditFilters({ filter, office, onFilter }: AuditFiltersProps) {
  const { t } = useTranslation();
  const nameOf = useFieldName(office.country);
  return (
    <div className="audit-filters">
      <NativeSelect
        aria-label={t('audit.field')}
        data={[
          { value: '', label: t('audit.anyField') },
          ...fieldNames.map((name) => ({ value: name, label: nameOf(name) })),
        ]}
        value={filter.field}
        onChange={(event) => onFilter({ ...filter, field: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={t('audit.origin')}
        data={[
          { value: '', label: t('audit.anyOrigin') },
          ...auditOrigins.map((each) => ({ value: each, label: t(`audit.origins.${each}`) })),
        ]}
        value={filter.origin}
        onChange={(event) =>
          onFilter({ ...filter, origin: auditOrigins.find((each) => each === event.currentTarget.value) ?? '' })
        }
      />
    </div>
  );
}
