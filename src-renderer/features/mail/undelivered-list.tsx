import { Button, Textarea } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UndeliveredLine } from '../../../src-main/contract/non-deliveries';
import { tidy } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { ActDialog } from '../../ui/act-dialog';
import { showNotice, showProblem } from '../../ui/notices';
import { useSettled } from '../../ui/settled';

const PAUSE_MS = 300;
/** As many lines as fit beside the text. */
const SHOWN = 8;

/** Importar no entregados: what a mail provider says came back, pasted, marks the clients whose addresses those are. */
export function UndeliveredList() {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconMailOff size={16} aria-hidden />} onClick={() => setAsks(true)}>
        {t('undelivered.importAction')}
      </Button>
      {asks && <ListDialog onClose={() => setAsks(false)} />}
    </>
  );
}

function ListDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [settled] = useSettled(text, PAUSE_MS);
  const { data, error } = useQuery({
    ...query.nonDeliveries.readList.queryOptions({ input: { text: settled } }),
    enabled: tidy(settled) !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });

  async function undo(listId: string): Promise<void> {
    try {
      const { removed } = await api.nonDeliveries.undoList({ listId });
      showNotice({ message: t('undelivered.undone', { count: removed, formatted: formatNumber(removed) }) });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  async function mark(): Promise<void> {
    const { listId, marked } = await api.nonDeliveries.importList({ text });
    showNotice({
      message: t('undelivered.imported', { count: marked, formatted: formatNumber(marked) }),
      undo: { label: t('action.undo'), run: () => void undo(listId) },
    });
  }

  return (
    <ActDialog
      title={t('undelivered.importAction')}
      confirm={t('undelivered.importDo')}
      done=""
      findProblem={() => (tidy(text) === '' ? { field: 'text', words: t('undelivered.required') } : null)}
      act={mark}
      problemOf={(cause) => {
        const failure = readFailure(cause);
        const words = failure.code === 'NOT_FOUND' ? t('undelivered.nobody') : failureWords(failure);
        return { field: failure.field ?? '', words };
      }}
      onClose={onClose}
    >
      {({ errorOf, clear }) => (
        <>
          <p>{t('undelivered.importText')}</p>
          <Textarea
            data-autofocus
            label={t('undelivered.importLabel')}
            placeholder={t('undelivered.importHint')}
            rows={6}
            spellCheck={false}
            error={errorOf('text') ?? (error ? failureWords(readFailure(error)) : undefined)}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              clear('text');
            }}
          />
          {data && tidy(text) !== '' && <Preview lines={data.lines} />}
        </>
      )}
    </ActDialog>
  );
}

function Preview({ lines }: { readonly lines: readonly UndeliveredLine[] }) {
  const { t } = useTranslation();
  const countOf = (outcome: UndeliveredLine['outcome']) =>
    formatNumber(lines.filter((line) => line.outcome === outcome).length);
  const counts = { fresh: countOf('new'), same: countOf('same'), unknown: countOf('unknown') };
  return (
    <>
      <p role="status">{t('undelivered.summary', counts)}</p>
      <ul className="undelivered-lines">
        {lines.slice(0, SHOWN).map(({ address, client, outcome }) => (
          <li key={address}>
            <span>{address}</span>
            <span className="mail-muted">
              {outcome === 'unknown' ? t('undelivered.outcome.unknown') : client}
              {outcome === 'same' && ` · ${t('undelivered.outcome.same')}`}
            </span>
          </li>
        ))}
        {lines.length > SHOWN && (
          <li className="mail-muted">{t('undelivered.more', { formatted: formatNumber(lines.length - SHOWN) })}</li>
        )}
      </ul>
    </>
  );
}
