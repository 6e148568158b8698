import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MassKept } from '../../../src-main/contract/mass-updates';
import { Link } from '../../ui/router';
import { useMassFieldName } from './mass-words';
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
      <KeptRows rows={undone.keptRows} kept={undone.kept} />
      <Group justify="flex-end" mt="md">
        <Button data-autofocus onClick={onClose}>
          {t('action.close')}
        </Button>
      </Group>
    </Modal>
  );
}

export function KeptRows({ rows, kept }: { readonly rows: readonly MassKept[]; readonly kept: number }) {
  const { t } = useTranslation();
  const nameOf = useMassFieldName();
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
      {kept > rows.length && <p className="mass-muted">{t('massUpdates.more', counted(kept - rows.length))}</p>}
    </>
  );
}
