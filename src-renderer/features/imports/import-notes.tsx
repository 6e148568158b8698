import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import {
  type ImportNoteCode,
  importNoteCodes,
  type ImportTarget,
  importTargets,
  keepsRowOut,
} from '../../../src-main/contract/imports';
import { type ToldSpeeds, toldSpeeds } from '../../../src-main/contract/speed-clash';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { saveFile } from '../../api/files';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { wordsFor } from '../../i18n/words-for';
import { type ReasonAbout, reasonAbout } from './reason-about';

const PAGE = 100;

/** Where the core puts what a reason is about in a line of the file. */
const PLACES: ReasonAbout = { field: '{field}', other: '{other}', plan: '{plan}', has: '{has}', says: '{says}' };

/** Why a row stayed out, as the dry run told it: it is still to be corrected. Of one that came in, what was done with it. */
function reasonWords(t: TFunction, code: ImportNoteCode, values: ReasonAbout): string {
  return keepsRowOut(code) ? t(`imports.problemDetail.${code}`, values) : t(`imports.noteDetail.${code}`, values);
}

/** The core writes the file, in the words of this window. */
async function saveNotes(t: TFunction, importId: number): Promise<void> {
  const reason = (code: ImportNoteCode) => reasonWords(t, code, PLACES);
  try {
    const { fileToken, fileName } = await api.imports.saveNotes({
      importId,
      headers: [t('imports.row'), t('imports.id'), t('imports.name'), t('imports.notesWhat'), t('imports.detail')],
      stayedOut: t('imports.isOut'),
      cameIn: t('imports.cameIn'),
      reasons: wordsFor(importNoteCodes, reason),
      speeds: wordsFor(toldSpeeds, (told: ToldSpeeds) => t(`imports.speeds.${told}`, { down: '{down}', up: '{up}' })),
      fields: wordsFor(importTargets, (target: ImportTarget) => t(`imports.targets.${target}`)),
    });
    if (await saveFile(fileToken, fileName)) showNotice({ message: t('imports.notesSaved', { fileName }) });
  } catch (cause) {
    showProblem(failureWords(readFailure(cause)));
  }
}

/** Which rows of a made import stayed out, and which came in with something to know; with why, and as a file. */
export function ImportNotes({ importId, mayWrite }: { readonly importId: number; readonly mayWrite: boolean }) {
  const { t } = useTranslation();
  const notes = useInfiniteQuery(
    query.imports.notes.infiniteOptions({
      input: (offset: number) => ({ importId, offset, limit: PAGE }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const shown = pages.reduce((sum, page) => sum + page.notes.length, 0);
        return shown < last.total ? shown : undefined;
      },
    }),
  );
  if (!notes.data) return null;
  return (
    <section className="imports-notes" aria-label={t('imports.notesTitle')}>
      <h2>{t('imports.notesTitle')}</h2>
      <table className="imports-table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('imports.row')}
            </th>
            <th scope="col">{t('imports.name')}</th>
            <th scope="col">{t('imports.notesWhat')}</th>
            <th scope="col">{t('imports.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {notes.data.pages
            .flatMap((page) => page.notes)
            .map(({ row, name, code, field, other, stayedOut }) => (
              <tr key={`${row} ${code} ${field}`}>
                <td className="number">{row}</td>
                <td>{name || t('imports.noName')}</td>
                <td>{t(stayedOut ? 'imports.isOut' : 'imports.cameIn')}</td>
                <td>{reasonWords(t, code, reasonAbout(t, { field, other }))}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <div className="imports-actions">
        {notes.hasNextPage && (
          <Button
            variant="default"
            size="compact-sm"
            loading={notes.isFetchingNextPage}
            onClick={() => void notes.fetchNextPage()}
          >
            {t('imports.notesMore')}
          </Button>
        )}
        {mayWrite && (
          <Button variant="default" size="compact-sm" onClick={() => void saveNotes(t, importId)}>
            {t('imports.saveNotes')}
          </Button>
        )}
      </div>
    </section>
  );
}
