import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { formatMoment, formatNumber } from '../../i18n/format';

interface StartStepProps {
  readonly onChoose: () => void;
  readonly onResume: (draftId: string) => void;
}

/** Where an import begins: a file, or one that was left half way. */
export function StartStep({ onChoose, onResume }: StartStepProps) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('imports.start')}</p>
      <p>{t('imports.startLimits')}</p>
      <div className="imports-actions">
        <Button leftSection={<IconFileImport size={16} aria-hidden />} onClick={onChoose}>
          {t('imports.choose')}
        </Button>
      </div>
      <Unfinished onResume={onResume} />
    </>
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
                rows: formatNumber(rows),
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
