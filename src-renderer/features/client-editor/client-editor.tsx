import { Button, Tabs } from '@mantine/core';
import { IconAlertCircle, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Client, ClientWithBilling } from '../../../src-main/contract/clients';
import { query } from '../../api/client';
import { useWaiting } from '../../api/connection';
import { readFailure } from '../../api/failure';
import { useMayWrite } from '../../api/session';
import { failureWords } from '../../i18n/setup';
import { useWindowKeys } from '../../ui/keys';
import { LeaveDialog } from '../../ui/leave-dialog';
import { useLeaveGuard } from '../../ui/leave-guard';
import { useIsLong } from '../../ui/long';
import { Link, navigate } from '../../ui/router';
import { FailedPanel, LoadingPanel, StatePanel } from '../../ui/state-panel';
import { BillingForm } from './billing-form';
import { ClientForm } from './client-form';
import { ClientConflict } from './client-conflict';
import { RenameDialog } from './dialogs';
import { type EditorTab, editorTabs, hasProblem, tabOf } from './editor-tabs';
import { LastChangesCard } from './last-changes';
import { DuplicatesCard } from './side-cards';
import { type ClientEditorState, useClientEditor } from './use-client-editor';
import './client-editor.css';

interface EditorProps {
  /** Where the form goes back to: the list as it was filtered. */
  readonly listAddress: string;
  /** Where it goes with a client that was made: the list that shows it. */
  readonly onCreated?: (id: number) => Promise<string>;
  /** Of the tab Facturación, while it is on: what is billed beside the plans, which is saved by itself. */
  readonly billingItems?: ReactNode;
}

/** Crear nuevo cliente, or Editar one. */
export function ClientEditor({ clientId, ...where }: EditorProps & { readonly clientId?: number }) {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const [round, setRound] = useState(0);
  if (!mayWrite) {
    return (
      <StatePanel title={t('editor.forbiddenTitle')} text={t('editor.forbiddenText')}>
        <Button onClick={() => navigate(where.listAddress)}>{t('state.toClients')}</Button>
      </StatePanel>
    );
  }
  return clientId === undefined ? (
    // Another new client is another form: blank, at its first field, with no duplicate put aside.
    <Editor key={round} client={null} {...where} onAnother={() => setRound(round + 1)} />
  ) : (
    <LoadedEditor key={clientId} clientId={clientId} {...where} />
  );
}

function LoadedEditor({ clientId, listAddress, billingItems }: EditorProps & { readonly clientId: number }) {
  const { data, error, refetch, isFetchedAfterMount } = useQuery({
    ...query.clients.get.queryOptions({ input: { id: clientId } }),
    // The form keeps the version that it began with: a change elsewhere shows as a conflict, never under the hands.
    // So it begins with what the core says now, and not with what the box read before the last save.
    refetchOnMount: 'always',
  });
  // Once it is read the form stays, whatever later reads are refused with: what was typed is in it.
  if (error && !data) {
    const text = failureWords(readFailure(error));
    return <FailedPanel text={text} onRetry={() => void refetch()} />;
  }
  if (!data || !isFetchedAfterMount) return <LoadingPanel />;
  return <Editor client={data} listAddress={listAddress} billingItems={billingItems} />;
}

interface OneEditorProps extends EditorProps {
  readonly client: ClientWithBilling | null;
  readonly onAnother?: () => void;
}

function Editor({ client, listAddress, onCreated, onAnother, billingItems }: OneEditorProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<EditorTab>('basic');
  const editor = useClientEditor(
    client,
    async (afterwards, id) => {
      guard.release();
      if (afterwards === 'another') onAnother?.();
      else navigate(client || !onCreated ? listAddress : await onCreated(id));
    },
    // A field of the tab in sight stays there; one of the other comes into sight before it can have the focus.
    (field) => flushSync(() => setTab((now) => tabOf(field, now))),
  );
  const { save } = editor;
  const guard = useLeaveGuard(editor.unsaved > 0);
  const keys = useMemo(
    () => ({ 'mod+s': () => void save('list'), Escape: () => navigate(listAddress) }),
    [save, listAddress],
  );
  useWindowKeys(keys);
  return (
    <>
      <Tabs
        className="editor"
        variant="none"
        keepMounted={false}
        value={tab}
        onChange={(value) => setTab(editorTabs.find((each) => each === value) ?? tab)}
      >
        <EditorHead client={client} editor={editor} listAddress={listAddress} />
        <div className="editor-body">
          <div>
            <Tabs.Panel value="basic">
              <ClientForm draft={editor.draft} clientId={client?.id} />
            </Tabs.Panel>
            <Tabs.Panel value="billing">
              <BillingForm draft={editor.draft} clientId={client?.id ?? null} />
              {editor.draft.fields.billingEnabled && billingItems}
            </Tabs.Panel>
          </div>
          <aside className="editor-side" aria-label={t('editor.side')}>
            <DuplicatesCard fields={editor.draft.fields} clientId={client?.id} />
            {client && <LastChangesCard clientId={client.id} />}
          </aside>
        </div>
      </Tabs>
      {guard.asks ? (
        <LeaveDialog onStay={guard.stay} onLeave={guard.leave} />
      ) : (
        <EditorQuestion client={client} editor={editor} />
      )}
    </>
  );
}

interface HeadProps extends EditorProps {
  readonly client: Client | null;
  readonly editor: ClientEditorState;
}

function EditorHead({ client, editor, listAddress }: HeadProps) {
  const { t } = useTranslation();
  const gone = useWaiting(editor.busy);
  // A command takes milliseconds: one that does not stands behind an import, or another command as long.
  const waits = useIsLong(editor.busy);
  return (
    <header>
      <div className="editor-head">
        <Link to={listAddress} className="editor-muted">
          {t('editor.clients')}
        </Link>
        <IconChevronRight size={14} aria-hidden className="editor-muted" />
        <h1>{client ? client.name : t('editor.new')}</h1>
        {client?.customId && <span className="editor-muted">{t('box.id', { id: client.customId })}</span>}
        <span className="spacer editor-muted" role="status">
          {waits && !gone ? t('editor.waits') : editor.unsaved > 0 && t('editor.unsaved', { count: editor.unsaved })}
        </span>
        <Button variant="default" onClick={() => navigate(listAddress)}>
          {t('editor.cancel')}
        </Button>
        {!client && (
          <Button variant="default" onClick={() => void editor.save('another')}>
            {t('editor.saveAndNew')}
          </Button>
        )}
        <Button
          loading={editor.busy && !gone}
          disabled={gone}
          rightSection={<kbd aria-hidden="true">Ctrl S</kbd>}
          aria-keyshortcuts="Control+S Meta+S"
          onClick={() => void editor.save('list')}
        >
          {t(gone ? 'connection.waiting' : 'editor.save')}
        </Button>
      </div>
      <Tabs.List className="editor-tabs" aria-label={t('editor.tabs')}>
        {editorTabs.map((each) => (
          <Tabs.Tab
            key={each}
            value={each}
            rightSection={
              hasProblem(editor.draft.problems, each) && <IconAlertCircle size={15} aria-label={t('editor.hasError')} />
            }
          >
            {t(`editor.${each}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </header>
  );
}

/** What has to be answered before a save goes on. */
function EditorQuestion({ client, editor }: { client: Client | null; editor: ClientEditorState }) {
  const { question } = editor;
  if (!question) return null;
  if (question.kind === 'reason') {
    return (
      <RenameDialog
        name={client?.name ?? ''}
        onCancel={editor.closeQuestion}
        onRename={(reason) => void editor.rename(question.attempt, reason)}
      />
    );
  }
  return (
    <ClientConflict
      conflict={question.conflict}
      onCancel={editor.closeQuestion}
      onChoose={(taken) => void editor.settle(question.attempt, question.conflict, taken)}
    />
  );
}
