import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { joinWords } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { hideNotice, showNotice, showProblem } from '../../ui/notices';
import { useStay } from './merge-words';

interface MergedNames {
  readonly kept: string;
  readonly merged: string;
}

/** Takes a merge apart, and says what stayed. Answers whether it was done. */
export function useUndoMerge(): (id: number, names: MergedNames) => Promise<boolean> {
  const { t } = useTranslation();
  const stayWords = useStay();
  const cache = useQueryClient();
  return useCallback(
    async (id, names) => {
      try {
        const { stays } = await api.duplicates.undo({ id });
        await cache.invalidateQueries({ queryKey: query.duplicates.key() });
        const things = joinWords(stays.map(stayWords));
        hideNotice(t('duplicates.done', { ...names }));
        showNotice({
          message: t(things === '' ? 'duplicates.undone' : 'duplicates.undoneSome', { ...names, things }),
        });
        return true;
      } catch (cause) {
        showProblem(failureWords(readFailure(cause)));
        return false;
      }
    },
    [t, stayWords, cache],
  );
}
