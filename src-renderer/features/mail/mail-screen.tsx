import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MailFilter, type MailKind, mailKinds } from '../../../src-main/contract/outbox';
import { query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useMayWrite } from '../../api/session';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { Pages } from '../../ui/pages';
import { FailedPanel, LoadingPanel, StatePanel } from '../../ui/state-panel';
import { useSettled } from '../../ui/settled';
import { MailExportMenu } from './export-menu';
import { HeldNotice } from './held-notice';
import { LineNotice } from './line-notice';
import { MailNav } from './mail-nav';
import { MailTable } from './mail-table';
import { groupNames, type MailGroup, groups } from './mail-words';
import { MessageDialog } from './message-dialog';
import { ReachableNotice } from './reachable-notice';
import { RetryAll } from './retry-all';
import { UndeliveredList } from './undelivered-list';
import './mail.css';

const PAGE = 50;
const PAUSE_MS = 250;

/** Correo: every message with what became of it, the newest first. */
export function MailScreen() {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const [text, setText] = useState('');
  const [group, setGroup] = useState<MailGroup>('all');
  const [kind, setKind] = useState<MailKind | null>(null);
  const [page, setPage] = useState(0);
  const [openId, setOpenId] = useState<number | null>(null);
  const [settled] = useSettled(text, PAUSE_MS);
  const states = groups[group];
  const filter: MailFilter = {
    ...(settled === '' ? {} : { text: settled }),
    ...(kind === null ? {} : { kind }),
    ...(states === undefined ? {} : { states: [...states] }),
  };
  const { data, error, refetch } = useQuery({
    ...query.outbox.list.queryOptions({ input: { filter, offset: page * PAGE, limit: PAGE } }),
    placeholderData: keepPreviousData,
  });
  const { data: status } = useQuery(query.outbox.status.queryOptions({ input: {} }));
  const unsendable = group === 'unsendable';
  const toTry = unsendable ? (data?.total ?? 0) : (status?.failed ?? 0);
  const isFiltered = settled !== '' || kind !== null || group !== 'all';
  const fromStart =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setPage(0);
    };
  return (
    <div className="mail">
      <header>
        <h1>{t('mail.title')}</h1>
        {mayWrite && toTry > 0 && <RetryAll filter={filter} unsendable={unsendable} total={toTry} />}
        {mayWrite && <UndeliveredList />}
        {data && data.total > 0 && <MailExportMenu filter={filter} />}
      </header>
      <MailNav current="outbox" />
      <LineNotice />
      <HeldNotice />
      <ReachableNotice />
      <div className="mail-bar">
        <TextInput
          w={320}
          aria-label={t('mail.search')}
          placeholder={t('mail.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          maxLength={200}
          value={text}
          onChange={(event) => fromStart(setText)(event.currentTarget.value)}
        />
        <GroupSelect group={group} onGroup={fromStart(setGroup)} />
        <Select
          w={190}
          clearable
          aria-label={t('mail.kind')}
          placeholder={t('mail.anyKind')}
          clearButtonProps={{ 'aria-label': t('mail.anyKind') }}
          data={mailKinds.map((value) => ({ value, label: t(`mail.kinds.${value}`) }))}
          value={kind}
          onChange={fromStart(setKind)}
        />
        <span role="status" className="mail-muted">
          {data && t('mail.counted', { count: data.total, formatted: formatNumber(data.total) })}
        </span>
      </div>
      {error && !data && <FailedPanel text={failureWords(readFailure(error))} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingPanel />}
      {data?.total === 0 && (
        <StatePanel
          title={t(isFiltered ? 'mail.noneTitle' : 'mail.emptyTitle')}
          text={t(isFiltered ? 'mail.noneText' : 'mail.emptyText')}
        />
      )}
      {data && data.total > 0 && (
        <>
          <MailTable rows={data.rows} onOpen={setOpenId} />
          <Pages page={page} total={data.total} size={PAGE} onPage={setPage} />
        </>
      )}
      {openId !== null && <MessageDialog id={openId} onClose={() => setOpenId(null)} />}
    </div>
  );
}

interface GroupSelectProps {
  readonly group: MailGroup;
  readonly onGroup: (group: MailGroup) => void;
}

/** What is shown by its state, with how many there are of what somebody has to look at. */
function GroupSelect({ group, onGroup }: GroupSelectProps) {
  const { t } = useTranslation();
  const { data } = useQuery(query.outbox.status.queryOptions({ input: {} }));
  const counts: Partial<Record<MailGroup, number>> = data
    ? { open: data.open, failed: data.failed, unsendable: data.unsendable }
    : {};
  const labelOf = (name: MailGroup) => {
    const counted = counts[name] ?? 0;
    const words = t(`mail.groups.${name}`);
    return counted > 0 ? t('mail.groupCounted', { group: words, formatted: formatNumber(counted) }) : words;
  };
  return (
    <Select
      w={200}
      allowDeselect={false}
      aria-label={t('mail.show')}
      data={groupNames.map((name) => ({ value: name, label: labelOf(name) }))}
      value={group}
      onChange={(chosen) => chosen !== null && onGroup(chosen)}
    />
  );
}
