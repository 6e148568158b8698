import { Button, Group, Modal } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MassKept } from '../../../src-main/contract/mass-updates';
import { query } from '../../api/client';
import { Link } from '../../ui/router';
import { useMassFieldName } from './mass-words';
import { RestButton } from './rest-button';
import { counted, type Undone } from './use-mass-draft';

/** Of whom something was kept when an update was taken back, field by field, and why. */
export function KeptDialog({ undone, onClose }: { readonly undone: Undone; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('massUpdates.keptTitle', counted(undone.kept))}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <p>{t('massUpdates.keptWhy', counted(undone.restored))}</p>
      <KeptRows updateId={undone.of} rows={undone.keptRows} next={undone.keptNext} kept={undone.kept} />
      <Group justify="flex-end" mt="md">
        <Button data-autofocus onClick={onClose}>
          {t('action.close')}
        </Button>
      </Group>
    </Modal>
  );
}

interface KeptRowsProps {
  /** The update that is, or was, taken back. */
  readonly updateId: number;
  /** The first of those who keep something. */
  readonly rows: readonly MassKept[];
  /** Where those after them begin. */
  readonly next: number | null;
  readonly kept: number;
}

/** Two who became one may be told by two answers: named once, with all that they keep. */
function onceEach(rows: readonly MassKept[]): MassKept[] {
  const named = new Map<number, MassKept>();
  for (const row of rows) {
    const fields = [...(named.get(row.id)?.fields ?? []), ...row.fields];
    named.set(row.id, {
      ...row,
      fields: [...new Map(fields.map((one) => [`${one.field} ${one.code}`, one])).values()],
    });
  }
  return [...named.values()];
}

/** Who keeps what; as one scrolls, to the last of them. */
export function KeptRows({ updateId, rows: first, next, kept }: KeptRowsProps) {
  const { t } = useTranslation();
  const nameOf = useMassFieldName();
  const list = useInfiniteQuery({
    ...query.massUpdates.kept.infiniteOptions({
      input: (after: number) => ({ id: updateId, after }),
      initialPageParam: next ?? 0,
      getNextPageParam: (last) => last.next,
    }),
    // The first are known; the next are asked for once one comes to their end.
    enabled: false,
    gcTime: 0,
    retry: false,
  });
  const rows = onceEach([...first, ...(list.data?.pages.flatMap((page) => page.rows) ?? [])]);
  const goesOn = list.data ? list.hasNextPage : next !== null;
  return (
    <>
      <table className="mass-table">
        <thead>
          <tr>
            <th scope="col">{t('massUpdates.id')}</th>
            <th scope="col">{t('massUpdates.name')}</th>
            <th scope="col">{t('massUpdates.stays')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, customId, name, fields }) => (
            <tr key={id}>
              <td>{customId}</td>
              <td>
                <Link to={`/clientes/${id}/editar`}>{name}</Link>
              </td>
              <td>
                {fields.map(({ field, code }) => (
                  <span key={`${field} ${code}`} className="mass-kept">
                    {nameOf(field)}: {t(`massUpdates.kept.${code}`)}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {goesOn && kept > rows.length && <RestButton rest={kept - rows.length} list={list} />}
    </>
  );
}
