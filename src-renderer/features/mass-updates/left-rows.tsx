import { Alert } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { Link } from '../../ui/router';
import { useReason } from './mass-words';
import { RestButton } from './rest-button';
import { counted, type Applied } from './use-mass-draft';

/** Whom something was changed of between the preview and the update: they stay as they are. */
export function LeftRows({ applied: { id, draftId, left, leftRows } }: { readonly applied: Applied }) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  const list = useInfiniteQuery({
    ...query.massUpdates.left.infiniteOptions({
      input: (after: number) => ({ draftId, id, after }),
      initialPageParam: -1,
      getNextPageParam: ({ next }) => next,
    }),
    // The first are known; the whole list is asked for once one comes to their end.
    enabled: false,
    retry: false,
  });
  const rows = list.data ? list.data.pages.flatMap((page) => page.rows) : leftRows;
  const goesOn = list.data ? list.hasNextPage : left > leftRows.length;
  return (
    <Alert color="yellow" role="status" title={t('massUpdates.left', counted(left))}>
      <ul className="mass-left">
        {rows.map((row) => (
          <li key={row.id}>
            {row.customId} <Link to={`/clientes/${row.id}/editar`}>{row.name}</Link>
            {': '}
            {row.reasons.map(reasonOf).join(' · ')}
          </li>
        ))}
        {goesOn && left > rows.length && (
          <li>
            <RestButton rest={left - rows.length} list={list} />
          </li>
        )}
      </ul>
    </Alert>
  );
}
