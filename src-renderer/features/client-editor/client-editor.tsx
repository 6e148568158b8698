import { Button } from '@mantine/core';
import { IconAlertCircle, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client, ClientField, ClientFields } from '../../../src-main/contract/clients';
import { query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { useWindowKeys } from '../../ui/keys';
import { useLeaveGuard } from '../../ui/leave-guard';
import { Link, navigate } from '../../ui/router';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { ClientForm } from './client-form';
import { ConflictDialog, LeaveDialog, RenameDialog } from './dialogs';
import { DuplicatesCard, LastChangesCard } from './side-cards';
import { useClientEditor } from './use-client-editor';
import './client-editor.css';

interface EditorProps {
  /** Where the form goes back to: the list as it was filtered. */
  readonly listAddress: string;
}

/** Crear nuevo cliente, or Editar one. */
export function ClientEditor({ clientId, listAddress }: EditorProps & { readonly clientId?: number }) {
  return clientId === undefined ? (
    <Editor client={null} listAddress={listAddress} />
  ) : (
    <LoadedEditor key={clientId} clientId={clientId} listAddress={listAddress} />
  );
}

function LoadedEditor({ clientId, listAddress }: EditorProps & { readonly clientId: number }) {
  const { t } = useTranslation();
  const { data, error, refetch, isFetchedAfterMount } = useQuery({
    ...query.clients.get.queryOptions({ input: { id: clientId } }),
    // The form keeps the version that it began with: a change elsewhere shows as a conflict, never under the hands.
    // So it begins with what the core says now, and not with what the box read before the last save.
    refetchOnMount: 'always',
  });
  if (error) {
    const text = failureWords(readFailure(error));
    return (
      <FailedPanel
        title={t('state.failedTitle')}
        text={text}
        retryLabel={t('state.retry')}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data || !isFetchedAfterMount) return <LoadingPanel label={t('state.loading')} />;
  return <Editor client={data} listAddress={listAddress} />;
}

function Editor({ client, listAddress }: EditorProps & { readonly client: Client | null }) {
  const editor = useClientEditor(client, ({ afterwards }) => {
    guard.release();
    if (afterwards === 'another') editor.restart();
    else navigate(listAddress);
  });
  const { save, changed } = editor;
  const guard = useLeaveGuard(changed.length > 0);
  const keys = useMemo(
    () => ({ 'mod+s': () => void save('show'), Escape: () => navigate(listAddress) }),
    [save, listAddress],
  );
  useWindowKeys(keys);
  return (
    <div className="editor">
      <EditorHead client={client} editor={editor} listAddress={listAddress} />
      <div className="editor-body">
        <ClientForm fields={editor.fields} errors={editor.errors} onChange={editor.change} />
        <aside className="editor-side">
          <DuplicatesCard fields={editor.fields} clientId={client?.id} />
          {client && <LastChangesCard clientId={client.id} />}
        </aside>
      </div>
      {guard.asks && <LeaveDialog onStay={guard.stay} onLeave={guard.leave} />}
      <EditorDialogs client={client} editor={editor} />
    </div>
  );
}

type EditorState = ReturnType<typeof useClientEditor>;

interface HeadProps extends EditorProps {
  readonly client: Client | null;
  readonly editor: EditorState;
}

function EditorHead({ client, editor, listAddress }: HeadProps) {
  const { t } = useTranslation();
  const hasError = Object.values(editor.errors).some(Boolean);
  return (
    <header>
      <div className="editor-head">
        <Link to={listAddress} className="editor-muted">
          {t('editor.clients')}
        </Link>
        <IconChevronRight size={14} aria-hidden className="editor-muted" />
        <h1>{client ? client.name : t('editor.new')}</h1>
        {client?.customId && <span className="editor-muted">ID {client.customId}</span>}
        <span className="spacer editor-muted" role="status">
          {editor.changed.length > 0 && t('editor.unsaved', { count: editor.changed.length })}
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
          loading={editor.busy}
          rightSection={<kbd aria-hidden="true">Ctrl S</kbd>}
          aria-keyshortcuts="Control+S Meta+S"
          onClick={() => void editor.save('show')}
        >
          {t('editor.save')}
        </Button>
      </div>
      <div className="editor-tabs">
        <span>
          {t('editor.basic')}
          {hasError && <IconAlertCircle size={15} aria-label={t('editor.hasError')} />}
        </span>
      </div>
    </header>
  );
}

function EditorDialogs({ client, editor }: { client: Client | null; editor: EditorState }) {
  const words = useFieldWords();
  const { asksReason, theirs } = editor;
  if (client && asksReason) {
    return (
      <RenameDialog
        name={client.name}
        onCancel={editor.closeReason}
        onRename={(reason) => {
          editor.closeReason();
          void editor.save(asksReason, { reason });
        }}
      />
    );
  }
  if (!theirs) return null;
  return (
    <ConflictDialog
      fields={editor.conflicts}
      mine={editor.fields}
      theirs={theirs}
      words={words}
      onCancel={editor.closeConflict}
      onTakeTheirs={() => editor.adopt(theirs, 'theirs')}
      onKeepMine={() => editor.adopt(theirs, 'mine')}
    />
  );
}

/** A field's value as it is read: catalogues by name, the person type in words. */
function useFieldWords(): (field: ClientField, fields: ClientFields) => string {
  const { t } = useTranslation();
  const { data } = useQuery(query.catalogs.list.queryOptions({ input: {} }));
  return (field, fields) => {
    const value = fields[field];
    if (field === 'personType') return t(`personType.${fields.personType}`);
    if (typeof value === 'number') return data?.entries.find((entry) => entry.id === value)?.name ?? '';
    return value ?? '';
  };
}
