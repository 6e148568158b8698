import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type KeptCode, keptCodes } from '../../../src-main/contract/imports';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { saveFile } from '../../api/files';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { wordsFor } from '../../i18n/words-for';

const PAGE = 100;

/** The core writes the file, in the words of this window. */
async function saveKept(t: TFunction, importId: number): Promise<void> {
  try {
    const { fileToken, fileName } = await api.imports.saveKept({
      importId,
      suffix: t('imports.keptSuffix'),
      headers: [t('imports.id'), t('imports.name'), t('imports.keptWhy')],
      reasons: wordsFor(keptCodes, (code: KeptCode) => t(`imports.keptDetail.${code}`, { other: '{other}' })),
    });
    if (await saveFile(fileToken, fileName)) showNotice({ message: t('imports.notesSaved', { fileName }) });
  } catch (cause) {
    showProblem(failureWords(readFailure(cause)));
  }
}

interface ImportKeptProps {
  readonly importId: number;
  readonly fileName: string;
  readonly mayWrite: boolean;
  readonly onClose?: () => void;
}

/** What an undo left, and why; in sight until it is closed, and as a file. */
export function ImportKept({ importId, fileName, mayWrite, onClose }: ImportKeptProps) {
  const { t } = useTranslation();
  const kept = useInfiniteQuery({
    ...query.imports.kept.infiniteOptions({
      input: (offset: number) => ({ importId, offset, limit: PAGE }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => (pages.length * PAGE < last.total ? pages.length * PAGE : undefined),
    }),
    staleTime: 0,
  });
  if (!kept.data) return null;
  const rows = kept.data.pages.flatMap((page) => page.rows);
  const total = kept.data.pages.at(-1)?.total ?? 0;
  const title = t('imports.keptTitle', { fileName });
  return (
    <section className="imports-notes" aria-label={title}>
      <h2>
        {title}{' '}
        <span className="imports-muted">
          {t('imports.keptCount', { shown: formatNumber(rows.length), total: formatNumber(total) })}
        </span>
      </h2>
      <table className="imports-table">
        <thead>
          <tr>
            <th scope="col">{t('imports.id')}</th>
            <th scope="col">{t('imports.name')}</th>
            <th scope="col">{t('imports.keptWhy')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, customId, name, code, other }, index) => (
            // A client may have several contracts of one list.
            <tr key={`${id} ${index}`}>
              <td>{customId}</td>
              <td>{name}</td>
              <td>{t(`imports.keptDetail.${code}`, { other })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="imports-actions">
        {kept.hasNextPage && (
          <Button
            variant="default"
            size="compact-sm"
            loading={kept.isFetchingNextPage}
            onClick={() => void kept.fetchNextPage()}
          >
            {t('imports.notesMore')}
          </Button>
        )}
        {mayWrite && (
          <Button variant="default" size="compact-sm" onClick={() => void saveKept(t, importId)}>
            {t('imports.saveNotes')}
          </Button>
        )}
        {onClose && (
          <Button variant="subtle" size="compact-sm" onClick={onClose}>
            {t('action.close')}
          </Button>
        )}
      </div>
    </section>
  );
}
