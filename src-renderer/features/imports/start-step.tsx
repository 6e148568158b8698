import { Button } from '@mantine/core';
import { IconFileImport, IconFileSpreadsheet } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { formatMoment, formatNumber } from '../../i18n/format';

interface StartStepProps {
  readonly onChoose: () => void;
  /** Null where a file can only be chosen: the desktop window reads no files itself. */
  readonly onDrop: ((file: File) => void) | null;
  readonly onResume: (draftId: string) => void;
}

/** Where an import begins: a file, or one that was left half way. */
export function StartStep({ onChoose, onDrop, onResume }: StartStepProps) {
  const { t } = useTranslation();
  return (
    <>
      <DropPlace onDrop={onDrop}>
        <IconFileSpreadsheet size={36} stroke={1.5} aria-hidden />
        <p>{t('imports.start')}</p>
        <Button data-arrive leftSection={<IconFileImport size={16} aria-hidden />} onClick={onChoose}>
          {t('imports.choose')}
        </Button>
        {onDrop && <p className="imports-hint">{t('imports.drop')}</p>}
        <p className="imports-hint">{t('imports.startLimits')}</p>
      </DropPlace>
      <Unfinished onResume={onResume} />
    </>
  );
}

/** A file may be dropped here. One that misses is not opened by the window in the office's place. */
function DropPlace({ onDrop, children }: Pick<StartStepProps, 'onDrop'> & { readonly children: ReactNode }) {
  const [over, setOver] = useState(false);
  function drag(event: DragEvent, inside: boolean): void {
    event.preventDefault();
    setOver(inside && onDrop !== null);
  }
  function drop(event: DragEvent): void {
    drag(event, false);
    const [file] = event.dataTransfer.files;
    if (file) onDrop?.(file);
  }
  return (
    <section
      className="imports-drop"
      data-over={over || undefined}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={drop}
    >
      {children}
    </section>
  );
}

function Unfinished({ onResume }: Pick<StartStepProps, 'onResume'>) {
  const { t } = useTranslation();
  const office = useOfficeDetails();
  const { data, refetch } = useQuery({ ...query.imports.drafts.queryOptions({ input: {} }), staleTime: 0 });
  if (!office || !data || data.drafts.length === 0) return null;
  const discard = async (draftId: string) => {
    await api.imports.discard({ draftId });
    await refetch();
  };
  return (
    <section className="imports-unfinished" aria-label={t('imports.unfinished')}>
      <h2>{t('imports.unfinished')}</h2>
      <ul>
        {data.drafts.map(({ draftId, fileName, rows, atMs }) => (
          <li key={draftId}>
            <span className="imports-file">{fileName}</span>
            <span className="imports-muted">
              {t('imports.unfinishedRows', {
                count: rows,
                formatted: formatNumber(rows),
                moment: formatMoment(atMs, office.timeZone),
              })}
            </span>
            <Button size="compact-sm" variant="default" onClick={() => onResume(draftId)}>
              {t('imports.resume')}
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={() => void discard(draftId)}>
              {t('imports.discard')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
