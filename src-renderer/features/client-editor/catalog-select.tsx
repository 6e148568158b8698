import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { PlainCatalogKind } from '../../../src-main/contract/catalogs';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { EntrySelect, type EntrySelectProps } from '../../ui/entry-select';
import { showProblem } from '../../ui/notices';

type CatalogSelectProps = Omit<EntrySelectProps, 'entries' | 'onCreate'> & { readonly kind: PlainCatalogKind };

/** The office's catalogues; undefined until they are read. */
export function useCatalogs() {
  return useQuery(query.catalogs.list.queryOptions({ input: {} })).data?.entries;
}

/** Chooses an entry of one of the office's catalogues, or makes it. */
export function CatalogSelect({ kind, ...props }: CatalogSelectProps) {
  const entries = (useCatalogs() ?? []).filter((entry) => entry.kind === kind);
  const cache = useQueryClient();
  async function create(name: string): Promise<number | null> {
    try {
      const { id } = await api.catalogs.create({ kind, name });
      await cache.invalidateQueries({ queryKey: query.catalogs.key() });
      return id;
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
      return null;
    }
  }
  return <EntrySelect entries={entries} onCreate={create} {...props} />;
}
