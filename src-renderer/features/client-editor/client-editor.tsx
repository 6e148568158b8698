import { Button } from '@mantine/core';
import { IconAlertCircle, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client, ClientField, ClientFields } from '../../../src-main/contract/clients';
import { query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { useWindowKeys } from '../../ui/keys';
import { Link, navigate } from '../../ui/router';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { ClientForm } from './client-form';
import { ConflictDialog, LeaveDialog, RenameDialog } from './dialogs';
import { DuplicatesCard, LastChangesCard } from './side-cards';
import { useClientEditor } from './use-client-editor';
import './client-editor.css';

/** Crear nuevo cliente, or Editar one. */
export function ClientEditor({ clientId }: { clientId?: number }) {
  return clientId === undefined ? <Editor client={null} /> : <LoadedEditor clientId={clientId} />;
}

function LoadedEditor({ clientId }: { clientId: number }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    ...query.clients.get.queryOptions({ input: { id: clientId } }),
    // The form keeps the version that it began with: a change elsewhere shows as a conflict, never under the hands.
    staleTime: 0,
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
  if (!data) return <LoadingPanel label={t('state.loading')} />;
  return <Editor key={data.id} client={data} />;
}

function Editor({ client }: { client: Client | null }) {
  const [leaving, setLeaving] = useState(false);
  const editor = useClientEditor(client, ({ afterwards }) => {
    if (afterwards === 'another') editor.restart();
    else navigate('/clientes');
  });
  const { save, changed } = editor;
  const keys = useMemo(
    () => ({
      'mod+s': () => void save('show'),
      Escape: () => (changed.length > 0 ? setLeaving(true) : navigate('/clientes')),
    }),
    [save, changed.length],
  );
  useWindowKeys(keys);
  const leave = () => (changed.length > 0 ? setLeaving(true) : navigate('/clientes'));
  return (
    <div className="editor">
      <EditorHead client={client} editor={editor} onLeave={leave} />
      <div className="editor-body">
        <ClientForm fields={editor.fields} errors={editor.errors} onChange={editor.change} />
        <aside className="editor-side">
          <DuplicatesCard fields={editor.fields} clientId={client?.id} />
          {client && <LastChangesCard clientId={client.id} />}
        </aside>
      </div>
      {leaving && <LeaveDialog onStay={() => setLeaving(false)} onLeave={() => navigate('/clientes')} />}
      <EditorDialogs client={client} editor={editor} />
    </div>
  );
}

type EditorState = ReturnType<typeof useClientEditor>;

function EditorHead({ client, editor, onLeave }: { client: Client | null; editor: EditorState; onLeave: () => void }) {
  const { t } = useTranslation();
  const hasError = Object.values(editor.errors).some(Boolean);
  return (
    <header>
      <div className="editor-head">
        <Link to="/clientes" className="editor-muted">
          {t('editor.clients')}
        </Link>
        <IconChevronRight size={14} aria-hidden className="editor-muted" />
        <h1>{client ? client.name : t('editor.new')}</h1>
        {client?.customId && <span className="editor-muted">ID {client.customId}</span>}
        <span className="spacer editor-muted" role="status">
          {editor.changed.length > 0 && t('editor.unsaved', { count: editor.changed.length })}
        </span>
        <Button variant="default" onClick={onLeave}>
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
