import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ClientFilter, ClientRow } from '../../src-main/contract/clients';
import type { Office } from '../../src-main/contract/office';
import type { Actor } from '../../src-main/contract/session';
import { query } from '../api/client';
import { useActor, useMayWrite, useOfficeDetails } from '../api/session';
import { ClientBox } from '../features/client-box';
import {
  AdvancedSearch,
  AdvancedSearchButton,
  clientKeys,
  factorySearch,
  FilterBar,
  isStep,
  readListState,
  searchMemory,
  unreadFilters,
  withFilter,
  writeListState,
} from '../features/client-grid';
import { ClientsMap, focusMap } from '../features/clients-map';
import { useWindowKeys } from '../ui/keys';
import { useRemembered } from '../ui/memory';
import { focusQuickSearch } from '../ui/quick-search';
import { navigate, useSearch } from '../ui/router';
import { useClientAccount } from './client-account';
import { useClientPassword } from './client-password';
import { useClientActions } from './client-actions';
import { rememberList, showInList } from './client-addresses';
import { useClientPanels } from './client-panels';
import { boxKeys, useBox } from './clients-screen';
import { UnreadNote } from './unread-note';

/** The clients of the list on a map, with the box of the one that was clicked. */
export function ClientsMapScreen() {
  const office = useOfficeDetails();
  const actor = useActor();
  return office && actor && <MapScreen office={office} actor={actor} />;
}

function MapScreen({ office, actor }: { office: Office; actor: Actor }) {
  const search = useSearch();
  const list = useMemo(() => readListState(search), [search]);
  rememberList('/clientes/mapa', writeListState(list));
  const [selectedId, setSelectedId] = useChosen(writeListState(list));
  const mayWrite = useMayWrite();
  const { box, change, over } = useBox(actor.operatorId);
  const [panel, changePanel] = useRemembered(`abonado.${actor.operatorId}.search`, searchMemory, factorySearch);
  const panels = useClientPanels();
  const { askDeactivation, reactivate, dialog } = useClientActions();
  const account = useClientAccount();
  const password = useClientPassword();
  const row = useSelectedRow(selectedId);
  const onFilter = useCallback(
    (filter: ClientFilter) => {
      const next = { ...list, filter };
      navigate(`/clientes/mapa${writeListState(next)}`, { replace: !isStep(list, next) });
    },
    [list],
  );
  const onBack = useCallback(() => {
    setSelectedId(null);
    navigate(`/clientes${writeListState(list)}`);
  }, [list, setSelectedId]);
  const acts = {
    onView: ({ id }: ClientRow) => navigate(`/clientes/${id}/ver`),
    onEdit: ({ id }: ClientRow) => navigate(`/clientes/${id}/editar`),
    onDebt: account.onDebt,
    onPassword: password.onPassword,
    onDeactivate: askDeactivation,
  };
  // Until the client that was clicked is read, the box still shows the one before: nothing is done to that.
  const here = row?.id === selectedId ? row : undefined;
  const now = { ...acts, ...boxKeys({ box, change }), onPay: account.onPay, mayWrite, here };
  const latest = useRef(now);
  latest.current = now;
  useWindowKeys(
    useMemo(
      () => ({
        ...clientKeys(() => latest.current),
        '/': () => void focusQuickSearch(),
        Escape: () => leaveBox() || onBack(),
      }),
      [onBack],
    ),
  );
  const onSelect = useCallback(
    (id: number) => {
      setSelectedId(id);
      if (!box.open) change({ ...box, open: true });
      void showInList(list, id);
    },
    [list, box, change, setSelectedId],
  );
  return (
    <>
      <UnreadNote unread={unreadFilters(search)} />
      <ClientsMap
        filter={list.filter}
        office={office}
        selectedId={selectedId}
        onSelect={onSelect}
        onBack={onBack}
        onUnplaced={() =>
          navigate(
            `/clientes${writeListState({ ...list, filter: withFilter(list.filter, 'placed', { kind: 'flag', field: 'placed', yes: false }) })}`,
          )
        }
        filters={
          <FilterBar filter={list.filter} onFilter={onFilter} onListKey={(key) => key === 'Escape' && onBack()}>
            <AdvancedSearchButton open={panel.open} onOpen={(open) => changePanel({ ...panel, open })} />
          </FilterBar>
        }
        searchPanel={
          panel.open && (
            <AdvancedSearch filter={list.filter} onFilter={onFilter} memory={panel} onMemory={changePanel} />
          )
        }
      >
        {box.open && (
          <ClientBox
            row={row}
            panels={panels}
            office={office}
            mayWrite={mayWrite}
            memory={box}
            onMemory={change}
            over={over}
            onMap
            {...acts}
            onReactivate={(client) => void reactivate(client)}
          />
        )}
      </ClientsMap>
      {dialog}
      {account.dialog}
      {password.dialog}
    </>
  );
}

/** The first Esc in what stands beside the map goes back to the map; there it leaves it. */
function leaveBox(): boolean {
  const isBeside = document.activeElement?.closest('aside') != null;
  if (isBeside) focusMap();
  return isBeside;
}

/** Who was chosen on the map before Ver or the form took the screen; coming back to the same clients finds them so. */
let lastChosen: { readonly list: string; readonly id: number | null } = { list: '', id: null };

function useChosen(list: string) {
  const [id, setId] = useState(lastChosen.list === list ? lastChosen.id : null);
  const choose = useCallback((next: number | null) => {
    // The screen may go before it is drawn again.
    lastChosen = { ...lastChosen, id: next };
    setId(next);
  }, []);
  lastChosen = { list, id };
  return [id, choose] as const;
}

/** The row of the client that was clicked; the one before until it is read. */
function useSelectedRow(id: number | null) {
  const { data } = useQuery({
    ...query.clients.rows.queryOptions({ input: { ids: [id ?? 0] } }),
    enabled: id !== null,
    placeholderData: keepPreviousData,
  });
  return data?.rows[0] ?? null;
}
