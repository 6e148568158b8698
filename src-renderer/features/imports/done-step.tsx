import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { formatNumber } from '../../i18n/format';
import { navigate } from '../../ui/router';
import { ImportKept } from './import-kept';
import { ImportNotes } from './import-notes';
import type { Applied, Draft } from './import-screen';
import { UndoDialog, type Undone, undoneWords } from './undo-dialog';

const NAMES_SHOWN = 8;

function namesOf(some: readonly { readonly name: string }[], all: number): string {
  const shown = some.slice(0, NAMES_SHOWN).map(({ name }) => name);
  return shown.join(', ') + (all > shown.length ? '…' : '');
}

interface DoneStepProps {
  readonly applied: Applied;
  readonly draft: Draft;
  readonly onUndone: (undone: Undone) => void;
  readonly onAnother: () => void;
}

/** What the import did, and its way back. */
export function DoneStep({ applied, draft, onUndone, onAnother }: DoneStepProps) {
  const { t } = useTranslation();
  const [undoing, setUndoing] = useState(false);
  const { importId } = applied;
  const launch = useQuery(query.massUpdates.launch.queryOptions({ input: {}, staleTime: 0 })).data;
  const isToLaunch = draft.kind === 'clients' && launch !== undefined && launch.groups.length > 0;
  const toLaunch = launch?.groups.reduce((sum, { clients }) => sum + clients, 0) ?? 0;
  const numbers = [
    ['created', applied.created],
    ['changed', applied.changed],
    ['same', applied.same],
    ['stayedOut', applied.stayedOut],
  ] as const;
  return (
    <>
      <p role="status" className="imports-lead">
        {t('imports.done')}
      </p>
      <div className="imports-result">
        {numbers.map(([name, count]) => (
          <div key={name}>
            <b>{formatNumber(count)}</b>
            <span>{t(`imports.${name}`)}</span>
          </div>
        ))}
      </div>
      <p>
        {t('imports.allRows', {
          count: numbers.reduce((rows, [, count]) => rows + count, 0),
          formatted: formatNumber(numbers.reduce((rows, [, count]) => rows + count, 0)),
        })}{' '}
        {applied.noted > 0 && t('imports.notedOf', { count: applied.noted, formatted: formatNumber(applied.noted) })}
      </p>
      {isToLaunch && <p>{t('launch.afterImport', { count: toLaunch, formatted: formatNumber(toLaunch) })}</p>}
      {applied.left > 0 && (
        <p className="imports-problem">
          {t('imports.left', { count: applied.left, names: namesOf(applied.leftRows, applied.left) })}
        </p>
      )}
      <div className="imports-actions">
        <Button data-arrive onClick={() => navigate('/clientes')}>
          {t('imports.toClients')}
        </Button>
        {draft.kind === 'clients' && applied.created > 0 && (
          <Button variant="default" onClick={() => navigate('/cobranzas/saldos-anteriores')}>
            {t('openingBalances.fromImport')}
          </Button>
        )}
        {isToLaunch && (
          <Button variant="default" onClick={() => navigate('/facturacion/puesta-en-marcha')}>
            {t('launch.title')}
          </Button>
        )}
        <Button variant="default" onClick={() => setUndoing(true)}>
          {t('imports.undo')}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {t('imports.another')}
        </Button>
      </div>
      {applied.stayedOut + applied.noted > 0 && <ImportNotes importId={importId} mayWrite />}
      {undoing && (
        <UndoDialog
          undoing={{ importId, kind: draft.kind, fileName: draft.fileName }}
          onClose={() => setUndoing(false)}
          onUndone={onUndone}
        />
      )}
    </>
  );
}

interface UndoneStepProps {
  readonly undone: Undone;
  readonly importId: number;
  readonly fileName: string;
  readonly onAnother: () => void;
}

/** What the undo did, and what it left alone. */
export function UndoneStep({ undone, importId, fileName, onAnother }: UndoneStepProps) {
  const { t } = useTranslation();
  return (
    <>
      <p role="status" className="imports-lead">
        {undoneWords(t, undone)}
      </p>
      {undone.keptRows > 0 && <ImportKept importId={importId} fileName={fileName} mayWrite />}
      <div className="imports-actions">
        <Button data-arrive onClick={() => navigate('/clientes')}>
          {t('imports.toClients')}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {t('imports.another')}
        </Button>
      </div>
    </>
  );
}
