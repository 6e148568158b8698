import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../src-main/contract/audit';
import type { Office } from '../../../src-main/contract/office';
import { api, type CallContext, query, queryClient } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useReadAhead } from '../../api/read-ahead';
import { useValueWords } from '../../i18n/audit-words';
import { useFieldName } from '../../i18n/field-names';
import { formatNumber } from '../../i18n/format';
import { failureWords, i18n, undoFailureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { useForgetting, useOthersShown } from '../../ui/others-shown';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { useWhenInSight } from '../../ui/when-in-sight';
import { actsOf, isEnd } from './audit-acts';
import { type AuditFilter, AuditFilters, askedBy, NO_FILTER } from './audit-filters';
import { AuditItem } from './audit-item';

/** As many as the box may show, and some: an arrow that goes on does not draw what nobody scrolls to. */
const STEP = 20;

interface AuditTabProps {
  readonly clientId: number;
  readonly office: Office;
  readonly mayWrite: boolean;
}

/** The changes page by page, as far back as one goes. */
function auditOptions(clientId: number, filter: AuditFilter, context: CallContext = {}) {
  const asked = askedBy(filter);
  return query.audit.list.infiniteOptions({
    input: (offset: number) => ({ clientId, offset, limit: STEP, ...asked }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.entries.length, 0);
      return shown < last.total && last.entries.length > 0 ? shown : undefined;
    },
    context,
  });
}

function useAudit(clientId: number, filter: AuditFilter) {
  return useInfiniteQuery({ ...auditOptions(clientId, filter), placeholderData: keepPreviousData });
}

type DefinedAudit = Extract<ReturnType<typeof useAudit>, { readonly data: object }>;

/** The version that a value is put back over: the client's, or its contract's. */
async function versionOf(clientId: number, contractId: number | null): Promise<number> {
  if (contractId === null) return (await api.clients.get({ id: clientId })).version;
  const { contracts } = await api.contracts.list({ clientId });
  return contracts.find(({ id }) => id === contractId)?.version ?? 0;
}

/** Puts the value before a change back, and says so. */
function usePutBack(clientId: number, office: Office): (entry: AuditEntry) => Promise<void> {
  const { t } = useTranslation();
  const nameOf = useFieldName(office.country);
  const valueOf = useValueWords(office.country);
  const doneWords = (entry: AuditEntry): string => {
    const field = nameOf(entry.field);
    if (isEnd(entry)) return t('contracts.acts.end.undone', { plan: entry.contract });
    return entry.before
      ? t('audit.done', { field, value: valueOf(entry.field, entry.before) })
      : t('audit.doneEmpty', { field });
  };
  return async (entry) => {
    const { contractId } = entry;
    try {
      const before = entry.over ?? (await versionOf(clientId, contractId));
      const { version } = await api.audit.putBack({ entryId: entry.id, version: before });
      const undo = () =>
        void (contractId === null
          ? undoPutBack(clientId, version)
          : undoOfContract(clientId, { ...entry, contractId }));
      showNotice({
        message: doneWords(entry),
        // The value was there already: nothing was changed, and nothing is left to undo. A reference or a device has its own
        // way back in its new entry: an undo would take back the client's last change.
        ...(entry.over === null && version > before ? { undo: { label: t('action.undo'), run: undo } } : {}),
      });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  };
}

/** A contract's value that was put back is put back once more: its own entry is the newest of that field. */
async function undoOfContract(
  clientId: number,
  { contractId, field }: Pick<AuditEntry, 'field'> & { contractId: number },
): Promise<void> {
  try {
    const { entries } = await api.audit.list({ clientId, contractId, field, offset: 0, limit: 1 });
    const [newest] = entries;
    if (!newest) return;
    await api.audit.putBack({ entryId: newest.id, version: await versionOf(clientId, contractId) });
    showNotice({ message: i18n.t('audit.undone') });
  } catch (cause) {
    showProblem(undoFailureWords(readFailure(cause)));
  }
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
  const [filter, setFilter] = useState<AuditFilter>(NO_FILTER);
  useForgetting(clientId, () => setFilter(NO_FILTER));
  const audit = useAudit(clientId, filter);
  useReadAhead((next, context) =>
    Promise.all([
      queryClient.prefetchInfiniteQuery(auditOptions(next, NO_FILTER, context)),
      queryClient.prefetchQuery(query.audit.operators.queryOptions({ input: { clientId: next }, context })),
      queryClient.prefetchQuery(query.contracts.list.queryOptions({ input: { clientId: next }, context })),
    ]),
  );
  const isWaiting = useOthersShown(clientId, audit.isPlaceholderData);

  if (audit.isPending) return <LoadingPanel />;
  if (audit.error) {
    return <FailedPanel text={failureWords(readFailure(audit.error))} onRetry={() => void audit.refetch()} />;
  }
  return (
    <>
      <AuditFilters clientId={clientId} filter={filter} office={office} onFilter={setFilter} />
      {isWaiting ? <LoadingPanel /> : <Changes audit={audit} {...{ clientId, office, mayWrite }} />}
    </>
  );
}

type ChangesProps = AuditTabProps & { readonly audit: DefinedAudit };

function Changes({ audit, clientId, office, mayWrite }: ChangesProps) {
  const { t } = useTranslation();
  const putBack = usePutBack(clientId, office);
  const total = audit.data.pages.at(-1)?.total ?? 0;
  const more = useRef<HTMLButtonElement>(null);
  useWhenInSight(more, audit.isFetching ? null : audit.data, () => void audit.fetchNextPage());
  return (
    <>
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
          ref={more}
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
