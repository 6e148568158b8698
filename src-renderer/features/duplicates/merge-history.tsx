import { Button, Group, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientMerge } from '../../../src-main/contract/duplicates';
import { query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useMayWrite, useOfficeDetails } from '../../api/session';
import { formatMoment } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { Pages } from '../../ui/pages';
import { Link } from '../../ui/router';
import { LoadingPanel } from '../../ui/state-panel';
import { useOnce } from '../../ui/use-once';
import { useMoves, useStay } from './merge-words';
import { useUndoMerge } from './use-merge';

const PAGE = 50;

/** Uniones: who was merged into whom, and the way back, also on another day. */
export function MergeHistory() {
  const { t } = useTranslation();
  const [page, setPage] = useState(0);
  const [undoing, setUndoing] = useState<ClientMerge | null>(null);
  const mayWrite = useMayWrite();
  const { data } = useQuery(query.duplicates.list.queryOptions({ input: { offset: page * PAGE, limit: PAGE } }));
  if (!data) return <LoadingPanel />;
  if (data.total === 0) return <p className="duplicates-empty">{t('duplicates.noMerges')}</p>;
  return (
    <div className="duplicates-list">
      <table className="duplicates-table">
        <thead>
          <tr>
            <th scope="col">{t('duplicates.when')}</th>
            <th scope="col">{t('duplicates.kept')}</th>
            <th scope="col">{t('duplicates.merged')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {data.merges.map((merge) => (
            <MergeLine key={merge.id} merge={merge} onUndo={mayWrite ? () => setUndoing(merge) : null} />
          ))}
        </tbody>
      </table>
      <Pages page={page} total={data.total} size={PAGE} onPage={setPage} />
      {undoing && <UndoDialog key={undoing.id} merge={undoing} onClose={() => setUndoing(null)} />}
    </div>
  );
}

function MergeLine({ merge, onUndo }: { readonly merge: ClientMerge; readonly onUndo: (() => void) | null }) {
  const { t } = useTranslation();
  const timeZone = useOfficeDetails()?.timeZone ?? 'UTC';
  const { atMs, operator, kept, merged, undoneAtMs, undoneBy } = merge;
  const names = { kept: kept.name, merged: merged.name };
  return (
    <tr>
      <td>
        {formatMoment(atMs, timeZone)}
        <span className="duplicates-under">{operator}</span>
      </td>
      {[kept, merged].map(({ id, name, customId }) => (
        <td key={id}>
          <Link to={`/clientes/${id}/ver`}>{name}</Link>
          {customId && <span className="duplicates-under">{t('box.id', { id: customId })}</span>}
        </td>
      ))}
      <td className="duplicates-act">
        {undoneAtMs !== null ? (
          <span className="duplicates-muted">
            {t('duplicates.wasUndone', { when: formatMoment(undoneAtMs, timeZone), operator: undoneBy })}
          </span>
        ) : (
          onUndo && (
            <Button variant="default" size="compact-sm" aria-label={t('duplicates.undoOf', names)} onClick={onUndo}>
              {t('duplicates.undo')}
            </Button>
          )
        )}
      </td>
    </tr>
  );
}

/** Says first what goes back, and what stays with the client that was kept or is not as it was. */
function UndoDialog({ merge, onClose }: { readonly merge: ClientMerge; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const movesOf = useMoves();
  const stayWords = useStay();
  const undo = useUndoMerge();
  const { busy, once } = useOnce();
  const { id, kept, merged } = merge;
  const names = { kept: kept.name, merged: merged.name };
  const options = query.duplicates.undoPlan.queryOptions({ input: { id }, staleTime: 0, gcTime: 0, retry: false });
  const { data: plan, error } = useQuery(options);
  const things = plan ? movesOf(plan.moves) : '';
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('duplicates.undoTitle', names)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {error && <p role="alert">{failureWords(readFailure(error))}</p>}
      {!plan && !error && <LoadingPanel />}
      {plan && (
        <p>
          {things === ''
            ? t('duplicates.goesBackNothing', { name: merged.name })
            : t('duplicates.goesBack', { name: merged.name, things })}
        </p>
      )}
      {plan && plan.stays.length > 0 && (
        <>
          <p>{t('duplicates.stays', { name: kept.name })}</p>
          <ul>
            {plan.stays.map((stay) => (
              <li key={`${stay.what} ${stay.code} ${stay.name}`}>{stayWords(stay)}</li>
            ))}
          </ul>
        </>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button
          data-autofocus
          disabled={!plan}
          loading={busy}
          onClick={() => void once(async () => void ((await undo(id, names)) && onClose()))}
        >
          {t('duplicates.undo')}
        </Button>
      </Group>
    </Modal>
  );
}
