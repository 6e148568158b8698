import { Button, Group, Modal } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MassChanged, MassUpdate } from '../../../src-main/contract/mass-updates';
import { query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { Link } from '../../ui/router';
import { useAuditedValue, useMassFieldName } from './mass-words';
import { RestButton } from './rest-button';
import { ToldFields } from './told-fields';
import { counted } from './use-mass-draft';

interface ChangedDialogProps {
  readonly update: MassUpdate;
  readonly onClose: () => void;
}

/** Whom an update changed, with what each was and what it became; as one scrolls, to the last of them. */
export function ChangedDialog({ update, onClose }: ChangedDialogProps) {
  const { t } = useTranslation();
  const { id, changed } = update;
  const list = useInfiniteQuery({
    ...query.massUpdates.clients.infiniteOptions({
      input: (after: number) => ({ id, after }),
      initialPageParam: 0,
      getNextPageParam: (last) => last.next,
    }),
    retry: false,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('massUpdates.changedTitle', { number: id, ...counted(changed) })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <p className="mass-told">
        <ToldFields update={update} whole />
      </p>
      {list.isPending && <p role="status">{t('massUpdates.reading')}</p>}
      {list.error && !list.data && <p role="alert">{failureWords(readFailure(list.error))}</p>}
      {list.data && <ChangedTable rows={rows} />}
      {list.hasNextPage && <RestButton rest={changed - rows.length} list={list} />}
      <Group justify="flex-end" mt="md">
        <Button data-autofocus variant="default" onClick={onClose}>
          {t('action.close')}
        </Button>
      </Group>
    </Modal>
  );
}

function ChangedTable({ rows }: { readonly rows: readonly MassChanged[] }) {
  const { t } = useTranslation();
  return (
    <table className="mass-table">
      <thead>
        <tr>
          <th scope="col">{t('massUpdates.id')}</th>
          <th scope="col">{t('massUpdates.name')}</th>
          <th scope="col">{t('massUpdates.whatChanged')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, customId, name, openId, changes }) => (
          <tr key={id}>
            <td>{customId}</td>
            <td>
              <Link to={`/clientes/${openId}/editar`}>{name}</Link>
            </td>
            <td>
              {changes.map((change, at) => (
                <ChangeLine key={`${change.field} ${at}`} change={change} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ChangeLine({ change }: { readonly change: MassChanged['changes'][number] }) {
  const { t } = useTranslation();
  const nameOf = useMassFieldName();
  const valueOf = useAuditedValue();
  const { field, before, after, contract } = change;
  return (
    <span className="mass-kept">
      <span className="mass-muted">
        {nameOf(field)}
        {contract !== '' && ` (${contract})`}:{' '}
      </span>
      {field !== 'contract.reason' && (
        <>
          <span className="mass-was">{valueOf(field, before)}</span>
          <span aria-hidden> → </span>
          <span className="visually-hidden"> {t('massUpdates.becomes')} </span>
        </>
      )}
      <strong>{valueOf(field, after)}</strong>
    </span>
  );
}
