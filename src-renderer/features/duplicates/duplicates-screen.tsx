import { Button, Tabs } from '@mantine/core';
import { IconChevronRight, IconRefresh, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicatePair } from '../../../src-main/contract/duplicates';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useMayWrite } from '../../api/session';
import { newTaskId, runTask, workOf } from '../../api/tasks';
import { failureWords } from '../../i18n/setup';
import { useWindowKeys } from '../../ui/keys';
import { showNotice, showProblem } from '../../ui/notices';
import { Pages } from '../../ui/pages';
import { Link, navigate } from '../../ui/router';
import { FailedPanel, StatePanel } from '../../ui/state-panel';
import { WorkPanel } from '../../ui/work-panel';
import { MergeDialog } from './merge-dialog';
import { MergeHistory } from './merge-history';
import { counted } from './merge-words';
import { PairCard } from './pair-card';
import './duplicates.css';

const PAGE = 20;

/** Duplicados: clients that are likely one, to be joined or said to be two; and what was joined. */
export function DuplicatesScreen() {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  useWindowKeys(useMemo(() => ({ Escape: () => navigate('/clientes') }), []));
  return (
    <div className="duplicates">
      <header>
        <Link to="/clientes" className="duplicates-muted">
          {t('clients.title')}
        </Link>
        <IconChevronRight size={14} aria-hidden className="duplicates-muted" />
        <h1>{t('duplicates.title')}</h1>
      </header>
      <Tabs defaultValue={mayWrite ? 'review' : 'merges'} keepMounted={false} className="duplicates-tabs">
        <Tabs.List>
          {mayWrite && <Tabs.Tab value="review">{t('duplicates.toReview')}</Tabs.Tab>}
          <Tabs.Tab value="merges">{t('duplicates.merges')}</Tabs.Tab>
        </Tabs.List>
        {mayWrite && (
          <Tabs.Panel value="review">
            <Review />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="merges">
          <MergeHistory />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

/** Looked for once, however long it takes, and again when it is asked for: what is dealt with leaves the list meanwhile. */
function usePairs() {
  const [taskId, setTaskId] = useState(newTaskId);
  const answer = useQuery({
    queryKey: [...query.duplicates.key(), 'pairs', taskId],
    queryFn: () => runTask(taskId, (task) => api.duplicates.find({ taskId: task })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return { answer, taskId, again: () => setTaskId(newTaskId()) };
}

const keyOf = ({ clients: [one, other] }: DuplicatePair) => `${one.id} ${other.id}`;

function Review() {
  const { t } = useTranslation();
  const { answer, taskId, again } = usePairs();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [merging, setMerging] = useState<DuplicatePair | null>(null);
  const [page, setPage] = useState(0);
  if (answer.error) return <FailedPanel text={failureWords(readFailure(answer.error))} onRetry={again} />;
  if (!answer.data) return <Looking taskId={taskId} />;
  const pairs = answer.data.pairs.filter((pair) => !gone.has(keyOf(pair)));
  const total = answer.data.total - (answer.data.pairs.length - pairs.length);
  const from = Math.min(page, Math.max(0, Math.ceil(pairs.length / PAGE) - 1)) * PAGE;
  const drop = (...keys: string[]) => setGone((before) => new Set([...before, ...keys]));

  async function keepApart(pair: DuplicatePair): Promise<void> {
    const [one, other] = pair.clients;
    const ids: [number, number] = [one.id, other.id];
    try {
      await api.duplicates.keepApart({ ids });
      drop(keyOf(pair));
      showNotice({
        message: t('duplicates.apartDone', { one: one.name, other: other.name }),
        undo: { label: t('action.undo'), run: () => void forget(pair, ids) },
      });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  async function forget(pair: DuplicatePair, ids: [number, number]): Promise<void> {
    try {
      await api.duplicates.forgetApart({ ids });
      setGone((before) => new Set([...before].filter((key) => key !== keyOf(pair))));
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  /** The one that was merged is nobody's duplicate any more. */
  function merged(mergedId: number): void {
    const those = answer.data?.pairs.filter(({ clients }) => clients.some(({ id }) => id === mergedId)) ?? [];
    drop(...those.map(keyOf));
  }

  if (pairs.length === 0)
    return (
      <StatePanel
        title={t('duplicates.none')}
        text={t('duplicates.noneHelp')}
        icon={<IconUsers size={28} aria-hidden />}
      >
        <Button variant="default" onClick={again}>
          {t('duplicates.again')}
        </Button>
      </StatePanel>
    );
  return (
    <>
      <div className="duplicates-head">
        <p role="status">
          {t('duplicates.found', counted(total))} {total > pairs.length && t('duplicates.first', counted(pairs.length))}
        </p>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={again}
        >
          {t('duplicates.again')}
        </Button>
      </div>
      <div className="duplicates-list">
        {pairs.slice(from, from + PAGE).map((pair) => (
          <PairCard
            key={keyOf(pair)}
            pair={pair}
            onApart={() => void keepApart(pair)}
            onMerge={() => setMerging(pair)}
          />
        ))}
      </div>
      <Pages page={from / PAGE} total={pairs.length} size={PAGE} onPage={setPage} />
      {merging && <MergeDialog pair={merging} onClose={() => setMerging(null)} onMerged={merged} onUndone={again} />}
    </>
  );
}

function Looking({ taskId }: { readonly taskId: string }) {
  const { t } = useTranslation();
  return (
    <div className="duplicates-looking">
      <WorkPanel label={t('duplicates.looking')} work={workOf(taskId)} />
    </div>
  );
}
