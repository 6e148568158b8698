import { ActionIcon, Button } from '@mantine/core';
import { IconCopy, IconMap2, IconUpload } from '@tabler/icons-react';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Office } from '../../src-main/contract/office';
import type { Actor } from '../../src-main/contract/session';
import { useActor, useMayWrite, useOfficeDetails } from '../api/session';
import { AuditTab, type BoxMemory, boxMemory, ClientBox, factoryBox, focusBox } from '../features/client-box';
import {
  ClientList,
  isStep,
  type ListSelection,
  type ListState,
  readListState,
  type ShownList,
  unreadFilters,
  writeListState,
} from '../features/client-grid';
import { ClientView } from '../features/client-view';
import { ContractsTab, focusActs } from '../features/contracts';
import { MergeNote } from '../features/duplicates';
import { ExportMenu } from '../features/exports';
import { AddressMark, NotifyButton } from '../features/mail';
import { LastDay } from '../features/last-day';
import { ClientGateways } from '../features/gateways';
import { useSavedView, ViewsMenu } from '../features/saved-views';
import { useRemembered } from '../ui/memory';
import { navigate, useSearch } from '../ui/router';
import { useClientAccount } from './client-account';
import { useClientActions } from './client-actions';
import { clientsAddress, mapAddress, rememberList, showNode, viewAddress } from './client-addresses';
import { useClientPanels } from './client-panels';
import { useClientPassword } from './client-password';
import { openMassUpdate } from './mass-scope';
import { MassUpdateTab } from './mass-update-tab';
import { UnreadNote } from './unread-note';

interface WhoAndWhere {
  readonly office: Office;
  readonly actor: Actor;
}

function backToList(): void {
  navigate(clientsAddress());
}

function view(id: number): void {
  navigate(`/clientes/${id}/ver`);
}

function edit(id: number): void {
  navigate(`/clientes/${id}/editar`);
}

/** Below this the list and the box have no room beside each other. */
const NARROW = '(max-width: 860px)';

/**
 * The box as the operator left it; in a window that starts narrow closed until it is asked for, whatever was remembered.
 * One that is open stays when the window becomes narrower or wider, by zoom too: a form in it may have been begun.
 */
export function useBox(operatorId: number) {
  const narrow = useMediaQuery(NARROW, window.matchMedia(NARROW).matches);
  const [remembered, remember] = useRemembered(`abonado.${operatorId}.box`, boxMemory, factoryBox);
  const [shown, setShown] = useState({ narrow, open: !narrow && remembered.open });
  const open = shown.open || (shown.narrow && !narrow && remembered.open);
  if (narrow !== shown.narrow) setShown({ narrow, open });
  // The same object while nothing of it changes: the box is not drawn anew at every row.
  const box = useMemo((): BoxMemory => ({ ...remembered, open }), [remembered, open]);
  const change = useCallback(
    (next: BoxMemory) => {
      setShown({ narrow, open: next.open });
      remember(narrow ? { ...next, open: remembered.open } : next);
    },
    [narrow, remembered.open, remember],
  );
  return { box, change, over: narrow };
}

/** What the keys do in the box, of whichever client it shows: it opens, with the keyboard in it. */
export function boxKeys({ box, change }: Pick<ReturnType<typeof useBox>, 'box' | 'change'>) {
  const show = (tab: BoxMemory['tab']) => {
    // Its panel has to be there before it can take the keyboard.
    flushSync(() => change({ ...box, open: true, tab }));
    focusBox();
  };
  return {
    onAudit: () => show('audit'),
    onContracts: () => {
      show('contracts');
      focusActs();
    },
  };
}

/** Clientes, or one of them by Ver. */
export function ClientsScreen({ viewId }: { viewId?: number }) {
  const office = useOfficeDetails();
  const actor = useActor();
  if (!office || !actor) return null;
  return viewId === undefined ? (
    <ListScreen office={office} actor={actor} />
  ) : (
    <ViewScreen id={viewId} office={office} />
  );
}

function ListScreen({ office, actor }: WhoAndWhere) {
  const search = useSearch();
  const list = useMemo(() => readListState(search), [search]);
  rememberList('/clientes', writeListState(list));
  const mayWrite = useMayWrite();
  const actions = useClientActions();
  const { onDebt, onPay, dialog: accountDialog } = useClientAccount();
  const { onPassword, dialog: passwordDialog } = useClientPassword();
  const { box, change: changeBox, over } = useBox(actor.operatorId);
  const panels = useClientPanels();
  const { askDeactivation, reactivate } = actions;
  // What does not change with the list is kept, so that a letter typed draws the list alone.
  const onRow = useMemo(
    () => ({
      onView: ({ id }: { id: number }) => view(id),
      onEdit: ({ id }: { id: number }) => edit(id),
      onDebt,
      onPassword,
      onDeactivate: askDeactivation,
      onReactivate: (row: { id: number; version: number; name: string }) => void reactivate(row),
    }),
    [askDeactivation, reactivate, onDebt, onPassword],
  );
  const renderActions = useCallback(
    (selection: ListSelection) => <ListActions mayWrite={mayWrite} selection={selection} />,
    [mayWrite],
  );
  const onMassUpdate = (selection: ListSelection) => openMassUpdate(actor.operatorId, { list, search }, selection);
  const savedView = useSavedView(list.viewId);
  const renderViews = useCallback((shown: ShownList) => <ListViews shown={shown} mayWrite={mayWrite} />, [mayWrite]);
  return (
    <>
      {savedView?.incomplete && <IncompleteView />}
      <UnreadNote unread={unreadFilters(search)} />
      <ClientList
        {...onRow}
        list={list}
        onList={(next) => navigate(`/clientes${writeListState(next)}`, { replace: !isStep(list, next) })}
        viewColumns={savedView?.columns}
        renderViews={renderViews}
        operatorId={actor.operatorId}
        mayWrite={mayWrite}
        office={office}
        onPay={onPay}
        onCreate={() => navigate('/clientes/nuevo')}
        onMassUpdate={onMassUpdate}
        {...(mayWrite && {
          renderMassUpdate: (selection: ListSelection) => <MassUpdateTab selection={selection} onOpen={onMassUpdate} />,
        })}
        onImport={() => navigate('/importar')}
        {...boxKeys({ box, change: changeBox })}
        boxOpen={box.open}
        onOpenBox={() => changeBox({ ...box, open: true })}
        renderBox={(row, neighbours) => (
          <ClientBox
            {...onRow}
            row={row}
            neighbours={neighbours}
            panels={panels}
            office={office}
            mayWrite={mayWrite}
            memory={box}
            onMemory={changeBox}
            over={over}
          />
        )}
        renderActions={renderActions}
      />
      {actions.dialog}
      {accountDialog}
      {passwordDialog}
    </>
  );
}

/** What is kept of the list on screen as a view, and the views there are. */
function ListViews({ shown: { list, columns }, mayWrite }: { shown: ShownList; mayWrite: boolean }) {
  const { filter, sort, viewId } = list;
  const plain: ListState = readListState(new URLSearchParams());
  return (
    <ViewsMenu
      content={{ filter, sort, columns: { order: [...columns.order], hidden: [...columns.hidden] } }}
      worthSaving={writeListState({ filter, sort }) !== writeListState(plain)}
      openId={viewId}
      mayWrite={mayWrite}
      addressOf={viewAddress}
      onOpen={(id) => navigate(`/clientes${writeListState({ filter, sort, viewId: id })}`)}
    />
  );
}

function IncompleteView() {
  const { t } = useTranslation();
  return (
    <p className="long-lost" role="alert">
      {t('views.incomplete')}
    </p>
  );
}

/** What is done with a list: one comes in, one goes out. */
function ListActions({ mayWrite, selection }: { mayWrite: boolean; selection: ListSelection }) {
  const { t } = useTranslation();
  return (
    <>
      {mayWrite && (
        <Button
          variant="default"
          leftSection={<IconUpload size={16} aria-hidden />}
          onClick={() => navigate('/importar')}
        >
          {t('clients.import')}
        </Button>
      )}
      <Button variant="default" leftSection={<IconMap2 size={16} aria-hidden />} onClick={() => navigate(mapAddress())}>
        {t('clientsMap.open')}
      </Button>
      {mayWrite && (
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('duplicates.open')}
          title={t('duplicates.open')}
          onClick={() => navigate('/clientes/duplicados')}
        >
          <IconCopy size={16} aria-hidden />
        </ActionIcon>
      )}
      {mayWrite && <NotifyButton selection={selection.ticked?.selection ?? null} />}
      <ExportMenu {...selection} />
    </>
  );
}

function ViewScreen({ id, office }: { id: number; office: Office }) {
  const mayWrite = useMayWrite();
  const actions = useClientActions();
  const account = useClientAccount();
  const password = useClientPassword();
  const onOpen = useCallback((other: number) => view(other), []);
  return (
    <>
      <ClientView
        key={id}
        id={id}
        office={office}
        mayWrite={mayWrite}
        onBack={backToList}
        onOpen={onOpen}
        onEdit={edit}
        onDebt={account.onDebt}
        onPay={account.onPay}
        onPassword={password.onPassword}
        onContracts={focusActs}
        onDeactivate={actions.askDeactivation}
        onReactivate={(client) => void actions.reactivate(client)}
        contracts={(client) => (
          <ContractsTab
            clientId={id}
            clientActive={client.state === 'active'}
            home={client.address}
            office={office}
            mayWrite={mayWrite}
            onNode={(nodeId) => void showNode(nodeId, id)}
          />
        )}
        audit={<AuditTab clientId={id} office={office} mayWrite={mayWrite} />}
        lastDay={<LastDay clientId={id} timeZone={office.timeZone} />}
        gateways={<ClientGateways clientId={id} />}
        mailMark={<AddressMark clientId={id} mayWrite={mayWrite} />}
        merges={<MergeNote clientId={id} />}
      />
      {actions.dialog}
      {account.dialog}
      {password.dialog}
    </>
  );
}
