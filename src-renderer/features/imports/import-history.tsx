import { Button, Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useMayWrite, useOfficeDetails } from '../../api/session';
import { formatMoment, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { ImportNotes } from './import-notes';
import './imports.css';

/** What was imported, when and by whom, each with its way back. */
export function ImportHistory() {
  const { t } = useTranslation();
  const office = useOfficeDetails();
  const mayWrite = useMayWrite();
  const { data, refetch } = useQuery(query.imports.list.queryOptions({ input: {} }));
  const [open, setOpen] = useState<number | null>(null);
  const undo = useMutation({
    mutationFn: (importId: number) => api.imports.undo({ importId }),
    onSuccess: ({ removed, restored, kept }) => {
      void refetch();
      const done = t('imports.undone', { removed: formatNumber(removed), restored: formatNumber(restored) });
      const names = kept.map((client) => client.name).join(', ');
      showNotice({ message: names ? `${done} ${t('imports.kept', { names })}` : done });
    },
    onError: (cause) => showProblem(failureWords(readFailure(cause))),
  });
  if (!data || !office) return null;
  if (data.imports.length === 0) return <p>{t('imports.none')}</p>;
  return (
    <>
      <table className="imports-table">
        <thead>
          <tr>
            <th scope="col">{t('imports.file')}</th>
            <th scope="col">{t('imports.when')}</th>
            <th scope="col">{t('imports.who')}</th>
            <th scope="col" className="number">
              {t('imports.created')}
            </th>
            <th scope="col" className="number">
              {t('imports.changed')}
            </th>
            <th scope="col" className="number">
              {t('imports.stayedOut')}
            </th>
            <th scope="col" className="number">
              {t('imports.noted')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {data.imports.map((one) => (
            <tr key={one.id}>
              <td>{one.fileName}</td>
              <td>{formatMoment(one.atMs, office.timeZone)}</td>
              <td>{one.operator}</td>
              <td className="number">{formatNumber(one.created)}</td>
              <td className="number">{formatNumber(one.changed)}</td>
              <td className="number">{formatNumber(one.stayedOut)}</td>
              <td className="number">{formatNumber(one.noted)}</td>
              <td>
                <Group gap={6} justify="flex-end">
                  {one.stayedOut + one.noted > 0 && (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-expanded={open === one.id}
                      onClick={() => setOpen(open === one.id ? null : one.id)}
                    >
                      {t('imports.showNotes')}
                    </Button>
                  )}
                  {one.undone && t('imports.wasUndone')}
                  {!one.undone && mayWrite && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      loading={undo.isPending}
                      onClick={() => undo.mutate(one.id)}
                    >
                      {t('imports.undo')}
                    </Button>
                  )}
                </Group>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open !== null && <ImportNotes key={open} importId={open} mayWrite={mayWrite} />}
    </>
  );
}
