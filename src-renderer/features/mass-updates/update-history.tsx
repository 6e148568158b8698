import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MassUpdate } from '../../../src-main/contract/mass-updates';
import { query } from '../../api/client';
import { useMayWrite, useOfficeDetails } from '../../api/session';
import { formatMoment } from '../../i18n/format';
import { Pages } from '../../ui/pages';
import { ChangedDialog } from './changed-dialog';
import { ToldFields } from './told-fields';
import { UndoDialog } from './undo-dialog';
import { counted } from './use-mass-draft';
import './mass-updates.css';

const PAGE = 50;

/** Historial de actualizaciones: what was changed of many clients at once, by whom, and its way back, also on another day. */
export function UpdateHistory() {
  const { t } = useTranslation();
  const [page, setPage] = useState(0);
  const [undoing, setUndoing] = useState<MassUpdate | null>(null);
  const [looked, setLooked] = useState<MassUpdate | null>(null);
  const mayWrite = useMayWrite();
  const { data } = useQuery(query.massUpdates.list.queryOptions({ input: { offset: page * PAGE, limit: PAGE } }));
  const spent = useSpent(data?.updates ?? [], mayWrite);
  if (!data) return null;
  if (data.total === 0) return <p>{t('massUpdates.none_yet')}</p>;
  return (
    <>
      <table className="mass-table mass-history">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('massUpdates.number')}
            </th>
            <th scope="col">{t('massUpdates.when')}</th>
            <th scope="col">{t('massUpdates.what')}</th>
            <th scope="col">{t('massUpdates.clientsHead')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {data.updates.map((one) => (
            <UpdateLine
              key={one.id}
              one={one}
              isSpent={spent.has(one.id)}
              onLook={() => setLooked(one)}
              onUndo={mayWrite ? () => setUndoing(one) : null}
            />
          ))}
        </tbody>
      </table>
      <Pages page={page} total={data.total} size={PAGE} onPage={setPage} />
      {undoing && <UndoDialog key={undoing.id} update={undoing} onClose={() => setUndoing(null)} />}
      {looked && <ChangedDialog key={looked.id} update={looked} onClose={() => setLooked(null)} />}
    </>
  );
}

const stands = ({ undoneById, kept }: MassUpdate) => undoneById === null || kept > 0;

/** Those of which nothing goes back any more, though nobody took them back whole. */
function useSpent(updates: readonly MassUpdate[], mayWrite: boolean): ReadonlySet<number> {
  const ids = updates.filter(stands).map(({ id }) => id);
  const { data } = useQuery({
    ...query.massUpdates.listSpent.queryOptions({ input: { ids } }),
    enabled: mayWrite && ids.length > 0,
  });
  return new Set(data?.ids);
}

interface UpdateLineProps {
  readonly one: MassUpdate;
  readonly isSpent: boolean;
  readonly onLook: () => void;
  /** Null where this operator may not. */
  readonly onUndo: (() => void) | null;
}

function UpdateLine({ one, isSpent, onLook, onUndo }: UpdateLineProps) {
  const { t } = useTranslation();
  const timeZone = useOfficeDetails()?.timeZone ?? 'UTC';
  const { id, kind, atMs, operator, changed, undoesId } = one;
  const title = undoesId === null ? t(`massUpdates.kinds.${kind}`) : t('massUpdates.undoOf', { number: undoesId });
  return (
    <tr>
      <td className="number">{id}</td>
      <td>
        {formatMoment(atMs, timeZone)}
        <span className="mass-kept mass-muted">{operator}</span>
      </td>
      <td>
        <strong>{title}</strong>
        <span className="mass-kept mass-told">
          <ToldFields update={one} />
        </span>
      </td>
      <td>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('massUpdates.look', { number: id, ...counted(changed) })}
          onClick={onLook}
        >
          {t('massUpdates.clients', counted(changed))}
        </Button>
      </td>
      <td>
        <WayBack one={one} isSpent={isSpent} onUndo={onUndo} />
      </td>
    </tr>
  );
}

/** How far it was taken back, and the way to take back what is left; where nothing is, why. */
function WayBack({ one, isSpent, onUndo }: Omit<UpdateLineProps, 'onLook'>) {
  const { t } = useTranslation();
  const { id, undoneById, kept } = one;
  return (
    <>
      {undoneById !== null && (
        <span className="mass-kept mass-muted">
          {kept > 0 ? t('massUpdates.partUndone', counted(kept)) : t('massUpdates.wasUndone', { number: undoneById })}
        </span>
      )}
      {isSpent && <span className="mass-kept mass-muted">{t('massUpdates.spent')}</span>}
      {stands(one) && !isSpent && onUndo && (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('massUpdates.undoNumber', { number: id })}
          onClick={onUndo}
        >
          {t('action.undo')}
        </Button>
      )}
    </>
  );
}
