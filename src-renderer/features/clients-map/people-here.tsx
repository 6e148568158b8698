import { CloseButton, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { formatNumber } from '../../i18n/format';

interface PeopleHereProps {
  readonly ids: readonly number[];
  readonly onSelect: (id: number) => void;
  readonly onClose: () => void;
}

const MOST_SHOWN = 50;

/** Clients of one building, whom no zoom tells apart, by name. */
export function PeopleHere({ ids, onSelect, onClose }: PeopleHereProps) {
  const { t } = useTranslation();
  const { data } = useQuery(query.clients.rows.queryOptions({ input: { ids: ids.slice(0, MOST_SHOWN) } }));
  const further = ids.length - MOST_SHOWN;
  const title = t('clientsMap.here', { count: ids.length, formatted: formatNumber(ids.length) });
  return (
    <section className="map-here" aria-label={title}>
      <header>
        <strong>{title}</strong>
        <CloseButton size="sm" aria-label={t('action.close')} onClick={onClose} />
      </header>
      <ul>
        {(data?.rows ?? []).map(({ id, name, address }) => (
          <li key={id}>
            <UnstyledButton className="map-here-one" onClick={() => onSelect(id)}>
              {name} <span>{address}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {further > 0 && <p>{t('clientsMap.more', { formatted: formatNumber(further) })}</p>}
    </section>
  );
}
