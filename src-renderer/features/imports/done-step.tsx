import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format';
import { navigate } from '../../ui/router';
import { ImportNotes } from './import-notes';
import type { Applied, Undone } from './import-screen';

const NAMES_SHOWN = 8;

function namesOf(some: readonly { readonly name: string }[], all: number): string {
  const shown = some.slice(0, NAMES_SHOWN).map(({ name }) => name);
  return shown.join(', ') + (all > shown.length ? '…' : '');
}

interface DoneStepProps {
  readonly applied: Applied;
  readonly onUndo: () => void;
  readonly onAnother: () => void;
}

/** What the import did, and its way back. */
export function DoneStep({ applied, onUndo, onAnother }: DoneStepProps) {
  const { t } = useTranslation();
  const numbers = [
    ['created', applied.created],
    ['changed', applied.changed],
    ['stayedOut', applied.stayedOut],
    ['noted', applied.noted],
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
      {applied.left > 0 && (
        <p className="imports-problem">
          {t('imports.left', { count: applied.left, names: namesOf(applied.leftRows, applied.left) })}
        </p>
      )}
      <div className="imports-actions">
        <Button data-arrive onClick={() => navigate('/clientes')}>
          {t('imports.toClients')}
        </Button>
        <Button variant="default" onClick={onUndo}>
          {t('imports.undo')}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {t('imports.another')}
        </Button>
      </div>
      {applied.stayedOut + applied.noted > 0 && <ImportNotes importId={applied.importId} mayWrite />}
    </>
  );
}

/** What the undo did, and whom it left alone. */
export function UndoneStep({ undone, onAnother }: { undone: Undone; onAnother: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <p role="status" className="imports-lead">
        {t('imports.undone', { removed: formatNumber(undone.removed), restored: formatNumber(undone.restored) })}
      </p>
      {undone.kept.length > 0 && <p>{t('imports.kept', { names: namesOf(undone.kept, undone.kept.length) })}</p>}
      <div className="imports-actions">
        <Button onClick={() => navigate('/clientes')}>{t('imports.toClients')}</Button>
        <Button variant="default" onClick={onAnother}>
          {t('imports.another')}
        </Button>
      </div>
    </>
  );
}
