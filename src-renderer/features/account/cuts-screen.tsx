import { Alert, Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnectedX, IconPrinter } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { debtScopes, type Review, type ReviewList, reviewLists } from '../../../src-main/contract/automatic-states';
import type { exportFormats } from '../../../src-main/contract/exports';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { saveFile } from '../../api/files';
import { useActor, useMayWrite, useOfficeDetails } from '../../api/session';
import { newTaskId, runTask } from '../../api/tasks';
import { formatDate, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { FormatMenu } from '../../ui/format-menu';
import { showNotice, showProblem } from '../../ui/notices';
import { Pages } from '../../ui/pages';
import { PrintSheet } from '../../ui/print-sheet';
import { FailedPanel, LoadingPanel, StatePanel } from '../../ui/state-panel';
import { useOnce } from '../../ui/use-once';
import { AccountDialogs } from './account-dialogs';
import { ChangesTable } from './changes-table';
import { ExceptDialog, withdrawException } from './except-dialog';
import { PaymentsPath } from './payments-screen';
import type { AccountClient } from './steps';
import './account.css';
import './cuts.css';

const PAGE = 100;
/** As many as are printed: a longer list goes into a file. */
const PRINTED = 1000;

/** Cortes: who is warned, cut and enabled by the next review, for which invoice; and who is not, and why. */
export function CutsScreen() {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const [list, setList] = useState<ReviewList>('disabled');
  const [page, setPage] = useState(0);
  const [excepting, setExcepting] = useState<AccountClient | null>(null);
  const [owing, setOwing] = useState<AccountClient | null>(null);
  const [printing, setPrinting] = useState(false);
  const { data, error, refetch } = useQuery({
    ...query.automaticStates.review.queryOptions({ input: { list, offset: page * PAGE, limit: PAGE } }),
    placeholderData: keepPreviousData,
  });
  const empty = data !== undefined && data.total === 0;
  return (
    <div className="payments">
      <header>
        <PaymentsPath title={t('states.title')} />
        <ExportMenu list={list} disabled={!data || empty} />
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          disabled={!data || empty}
          onClick={() => setPrinting(true)}
        >
          {t('states.print')}
        </Button>
      </header>
      <div className="cuts-head">
        <p className="account-muted">{t('states.lead')}</p>
        {data && data.heldDays > 0 && <Held review={data} />}
        <div className="cuts-bar">
          <SegmentedControl
            aria-label={t('states.which')}
            value={list}
            onChange={(value) => {
              setList(reviewLists.find((each) => each === value) ?? 'disabled');
              setPage(0);
            }}
            data={reviewLists.map((each) => ({
              value: each,
              label: t(`states.list.${each}`, { formatted: data ? formatNumber(data.counts[each]) : '…' }),
            }))}
          />
          {data && <Scope review={data} />}
        </div>
        {data && (
          <p className="account-muted" role="status">
            {data.throughOn === null
              ? t('states.notYet', { date: formatDate(data.nextOn) })
              : `${t('states.on', { date: formatDate(data.nextOn) })} · ${t('states.reviewed', { date: formatDate(data.throughOn) })}`}
          </p>
        )}
      </div>
      {error && !data && <FailedPanel text={failureWords(readFailure(error))} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingPanel />}
      {empty && (
        <StatePanel
          icon={<IconPlugConnectedX size={32} stroke={1.5} aria-hidden />}
          title={t(`states.noneTitle.${list}`)}
          text={t(`states.noneText.${list}`)}
        />
      )}
      {data && !empty && (
        <div className="payments-scroll">
          <ChangesTable
            rows={data.rows}
            label={t(`states.list.${list}`, { formatted: formatNumber(data.total) })}
            onDebt={setOwing}
            onExcept={mayWrite ? setExcepting : undefined}
            onWithdraw={mayWrite ? (id) => void withdrawException(id) : undefined}
          />
        </div>
      )}
      {data && <Pages page={page} total={data.total} size={PAGE} onPage={setPage} />}
      {excepting && <ExceptDialog client={excepting} onClose={() => setExcepting(null)} />}
      {owing && <Owing key={owing.id} client={owing} onClose={() => setOwing(null)} />}
      {printing && <PrintedList list={list} onDone={() => setPrinting(false)} />}
    </div>
  );
}

/** The client's account over the list. */
function Owing({ client, onClose }: { readonly client: AccountClient; readonly onClose: () => void }) {
  const [step, setStep] = useState<Parameters<typeof AccountDialogs>[0]['step']>({ kind: 'account' });
  return (
    <AccountDialogs
      client={client}
      step={step}
      onStep={(next) => {
        if (next) setStep(next);
        else onClose();
      }}
    />
  );
}

/** After long away nothing is changed before somebody has looked. */
function Held({ review }: { readonly review: Review }) {
  const { t } = useTranslation();
  const mayConfirm = useActor()?.role === 'administrator';
  const { busy, once } = useOnce();
  async function goOn(): Promise<void> {
    try {
      const { version } = review;
      const { changed } = await runTask(newTaskId(), (taskId) => api.automaticStates.goOn({ version, taskId }));
      showNotice({ message: t('states.wentOn', { count: changed, formatted: formatNumber(changed) }) });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }
  return (
    <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />}>
      <p className="cuts-held">{t('states.held', { count: review.heldDays })}</p>
      {mayConfirm && (
        <Button size="compact-sm" loading={busy} onClick={() => void once(goOn)}>
          {t('states.goOn')}
        </Button>
      )}
    </Alert>
  );
}

/** Whose debt cuts a contract: an administrator's to say. */
function Scope({ review }: { readonly review: Review }) {
  const { t } = useTranslation();
  const mayChange = useActor()?.role === 'administrator';
  const { version, scope } = review;
  async function change(value: string): Promise<void> {
    const next = debtScopes.find((each) => each === value) ?? scope;
    try {
      await api.automaticStates.saveSettings({ version, scope: next });
      showNotice({ message: t('states.scopeSaved') });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }
  return (
    <NativeSelect
      className="cuts-scope"
      label={t('states.scope')}
      disabled={!mayChange}
      value={scope}
      data={debtScopes.map((each) => ({ value: each, label: t(`states.scopes.${each}`) }))}
      onChange={(event) => void change(event.currentTarget.value)}
    />
  );
}

function ExportMenu({ list, disabled }: { readonly list: ReviewList; readonly disabled: boolean }) {
  const { t } = useTranslation();
  async function write(format: (typeof exportFormats)[number]): Promise<void> {
    try {
      const made = await runTask(newTaskId(), (taskId) => api.automaticStates.export({ list, format, taskId }));
      if (await saveFile(made.fileToken, made.fileName)) {
        const { rows, fileName } = made;
        showNotice({ message: t('printing.saved', { count: rows, formatted: formatNumber(rows), fileName }) });
      }
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }
  return <FormatMenu label={t('states.export')} disabled={disabled} onFormat={(format) => void write(format)} />;
}

/** The whole list on paper, for whoever sees to the routers. */
function PrintedList({ list, onDone }: { readonly list: ReviewList; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const office = useOfficeDetails();
  const { data } = useQuery(
    query.automaticStates.review.queryOptions({ input: { list, offset: 0, limit: PRINTED }, staleTime: 0 }),
  );
  if (!data) return null;
  return (
    <PrintSheet onDone={onDone}>
      <div className="account-paper">
        <h1>{office?.name}</h1>
        <h2>{t(`states.list.${list}`, { formatted: formatNumber(data.total) })}</h2>
        <p>{t('states.on', { date: formatDate(data.nextOn) })}</p>
        <ChangesTable rows={data.rows} label={t(`states.list.${list}`, { formatted: formatNumber(data.total) })} />
      </div>
    </PrintSheet>
  );
}
