import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import { useActor, useMayWrite } from '../api/session';
import { readListState, unreadFilters, writeListState } from '../features/client-grid';
import { MassUpdate } from '../features/mass-updates';
import { useSavedView } from '../features/saved-views';
import { useWindowKeys } from '../ui/keys';
import { Link, navigate, useSearch } from '../ui/router';
import { LoadingPanel } from '../ui/state-panel';
import { AutoStateNote } from './auto-state-note';
import { tickedOn, useOutside } from './mass-scope';
import { UnreadNote, UnreadPanel } from './unread-note';

/** Actualización masiva of a list: of what is ticked in it, or of its whole result. */
export function MassUpdateScreen() {
  const { t } = useTranslation();
  const search = useSearch();
  const list = useMemo(() => readListState(search), [search]);
  const operatorId = useActor()?.operatorId ?? 0;
  const mayWrite = useMayWrite();
  const ticked = tickedOn(operatorId, list);
  const outside = useOutside(list.filter, ticked);
  const ofView = useSavedView(list.viewId)?.incomplete ?? false;
  const { data } = useQuery(query.clients.count.queryOptions({ input: { filter: list.filter } }));
  const address = `/clientes${writeListState(list)}`;
  useWindowKeys(useMemo(() => ({ Escape: () => navigate(address) }), [address]));
  if (!mayWrite) return null;
  const unread = unreadFilters(search);
  const isWider = unread.length > 0 || ofView;
  const scope = data && { filter: list.filter, matching: data.matching, ticked: ticked && { ...ticked, outside } };
  return (
    <div className="mass-screen">
      <header>
        <Link to={address} className="mass-muted">
          {t('clients.title')}
        </Link>
        <IconChevronRight size={14} aria-hidden className="mass-muted" />
        <h1>{t('massUpdates.title')}</h1>
      </header>
      {ticked && <UnreadNote unread={unread} />}
      {isWider && !ticked ? (
        <UnreadPanel
          unread={unread}
          ofView={ofView}
          address={`/clientes/actualizacion-masiva${writeListState({ ...list, viewId: undefined })}`}
        />
      ) : scope ? (
        <MassUpdate scope={scope} autoStatePlace={(selection) => <AutoStateNote selection={selection} />} />
      ) : (
        <LoadingPanel />
      )}
    </div>
  );
}
