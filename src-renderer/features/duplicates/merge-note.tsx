import { Alert } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { Link } from '../../ui/router';

/** Of which client this one is a part, or who is a part of it; nothing where it was never merged. */
export function MergeNote({ clientId }: { readonly clientId: number }) {
  const { t } = useTranslation();
  const { data } = useQuery(query.duplicates.standing.queryOptions({ input: { clientId } }));
  if (!data || (data.into === null && data.merged.length === 0)) return null;
  const those = data.into ? [data.into] : data.merged;
  return (
    <Alert color={data.into ? 'yellow' : 'gray'} icon={<IconArrowMerge size={18} aria-hidden />} role="status">
      {t(data.into ? 'duplicates.into' : 'duplicates.parts')}{' '}
      {those.map(({ id, name, customId }, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <Link to={`/clientes/${id}/ver`}>{name}</Link>
          {customId && ` (${t('box.id', { id: customId })})`}
        </span>
      ))}
      . <Link to="/clientes/duplicados">{t('duplicates.title')}</Link>
    </Alert>
  );
}
