import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type api, query } from '../../api/client';
import { useMayWrite, useOfficeDetails } from '../../api/session';
import { formatMoment, formatNumber } from '../../i18n/format';
import { showNotice } from '../../ui/notices';
import { ImportKept } from './import-kept';
import { ImportNotes } from './import-notes';
import { UndoDialog, undoneWords } from './undo-dialog';
import './imports.css';

type Import = Awaited<ReturnType<typeof api.imports.list>>['imports'][number];

/** The list that is open below the table: of which import, and of what. */
interface Open {
  readonly of: Import;
  readonly what: 'notes' | 'kept';
}

/** How many rows were taken back of one of which others stand; 0 for one that was never, or wholly, taken back. */
function takenBack({ created, changed, standing, undone }: Import): number {
  return undone ? 0 : created + changed - standing;
}

/** What was imported, when and by whom, each with its way back, and what that way back left. */
export function ImportHistory() {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const { data } = useQuery(query.imports.list.queryOptions({ input: {} }));
  const [open, setOpen] = useState<Open | null>(null);
  const [undoing, setUndoing] = useState<Import | null>(null);
  if (!data) return null;
  if (data.imports.length === 0) return <p>{t('imports.none')}</p>;
  const toggle = (next: Open) => setOpen(isOpen(open, next) ? null : next);
  return (
    <>
      <table className="imports-table imports-history">
        <thead>
          <tr>
            <th scope="col">{t('imports.file')}</th>
            {(['created', 'changed', 'stayedOut', 'noted'] as const).map((name) => (
              <th key={name} scope="col" className="number">
                {t(`imports.${name}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {data.imports.map((one) => (
            <ImportLine
              key={one.id}
              one={one}
              open={open}
              mayWrite={mayWrite}
              onOpen={toggle}
              onUndo={() => setUndoing(one)}
            />
          ))}
        </tbody>
      </table>
      {open?.what === 'notes' && <ImportNotes key={open.of.id} importId={open.of.id} mayWrite={mayWrite} />}
      {open?.what === 'kept' && (
        <ImportKept
          key={open.of.id}
          importId={open.of.id}
          fileName={open.of.fileName}
          mayWrite={mayWrite}
          onClose={() => setOpen(null)}
        />
      )}
      {undoing && (
        <UndoDialog
          undoing={{ importId: undoing.id, kind: undoing.kind, fileName: undoing.fileName }}
          onClose={() => setUndoing(null)}
          onUndone={(undone) => {
            setUndoing(null);
            showNotice({ message: undoneWords(t, undone) });
            setOpen(undone.keptRows > 0 ? { of: undoing, what: 'kept' } : null);
          }}
        />
      )}
    </>
  );
}

function isOpen(open: Open | null, { of, what }: Open): boolean {
  return open?.of.id === of.id && open.what === what;
}

interface ImportLineProps {
  readonly one: Import;
  readonly open: Open | null;
  readonly mayWrite: boolean;
  readonly onOpen: (open: Open) => void;
  readonly onUndo: () => void;
}

function ImportLine({ one, open, mayWrite, onOpen, onUndo }: ImportLineProps) {
  const { t } = useTranslation();
  const office = useOfficeDetails();
  const back = takenBack(one);
  const lists = [
    { what: 'notes', word: t('imports.showNotes'), some: one.stayedOut + one.noted > 0 },
    { what: 'kept', word: t('imports.showKept'), some: back > 0 },
  ] as const;
  return (
    <tr>
      <td>
        <span className="imports-file">{one.fileName}</span>
        <span className="imports-when">
          {office && formatMoment(one.atMs, office.timeZone)} · {one.operator}
        </span>
        {back > 0 && (
          <span className="imports-part">
            {t('imports.undonePart', { back: formatNumber(back), standing: formatNumber(one.standing) })}
          </span>
        )}
      </td>
      <td className="number">{formatNumber(one.created)}</td>
      <td className="number">{formatNumber(one.changed)}</td>
      <td className="number">{formatNumber(one.stayedOut)}</td>
      <td className="number">{formatNumber(one.noted)}</td>
      <td>
        <Group gap={6} justify="flex-end" wrap="nowrap">
          {lists.map(
            ({ what, word, some }) =>
              some && (
                <Button
                  key={what}
                  size="compact-sm"
                  variant="subtle"
                  aria-expanded={isOpen(open, { of: one, what })}
                  onClick={() => onOpen({ of: one, what })}
                >
                  {word}
                </Button>
              ),
          )}
          {one.undone && t('imports.wasUndone')}
          {!one.undone && mayWrite && (
            <Button size="compact-sm" variant="default" onClick={onUndo}>
              {t('imports.undo')}
            </Button>
          )}
        </Group>
      </td>
    </tr>
  );
}
