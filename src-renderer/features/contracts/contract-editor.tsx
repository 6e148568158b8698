import { Button, Group, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractShown } from '../../../src-main/contract/contracts';
import { query } from '../../api/client';
import { useWaiting } from '../../api/connection';
import type { Conflict } from '../../api/save-edits';
import { useOfficeDetails } from '../../api/session';
import { useFieldName } from '../../i18n/field-names';
import { formatMoment } from '../../i18n/format';
import { ConflictDialog } from '../../ui/conflict-dialog';
import { useWindowKeys } from '../../ui/keys';
import { LeaveDialog } from '../../ui/leave-dialog';
import { useLeaveGuard } from '../../ui/leave-guard';
import { leaveThen } from '../../ui/router';
import { type ContractDraft, draftFields } from './contract-draft';
import { ContractForm } from './contract-form';
import { useContractEditor } from './use-contract-editor';

interface ContractEditorProps {
  readonly clientId: number;
  /** Null for a new one. */
  readonly contract: ContractShown | null;
  readonly today: string;
  readonly onClose: () => void;
}

/** Agregar contrato, or Editar one, over the client that it belongs to. */
export function ContractEditor({ clientId, contract, today, onClose }: ContractEditorProps) {
  const { t } = useTranslation();
  const client = useQuery(query.clients.get.queryOptions({ input: { id: clientId } })).data;
  const editor = useContractEditor({
    clientId,
    contract,
    today,
    onSaved: () => {
      guard.release();
      onClose();
    },
  });
  const guard = useLeaveGuard(editor.unsaved > 0);
  const { save, conflict } = editor;
  const gone = useWaiting(editor.busy);
  useWindowKeys(useMemo(() => ({ 'mod+s': () => void save() }), [save]));
  const name = client?.name ?? '';
  return (
    <>
      <Modal
        opened
        size={680}
        onClose={() => leaveThen(onClose)}
        title={contract ? t('contracts.editTitle', { plan: contract.plan, name }) : t('contracts.addTitle', { name })}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <form
          aria-label={t(contract ? 'contracts.edit' : 'contracts.add')}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <ContractForm
            draft={editor.draft}
            question={editor.question}
            contractId={contract?.id}
            home={client?.address ?? ''}
          />
          <Group justify="flex-end" className="contract-form-foot">
            <span className="contract-muted" role="status">
              {editor.unsaved > 0 && t('editor.unsaved', { count: editor.unsaved })}
            </span>
            <Button variant="default" onClick={() => leaveThen(onClose)}>
              {t('action.cancel')}
            </Button>
            <Button
              type="submit"
              loading={editor.busy && !gone}
              disabled={gone}
              aria-keyshortcuts="Control+S Meta+S"
              title="Ctrl S"
            >
              {t(gone ? 'connection.waiting' : 'action.save')}
            </Button>
          </Group>
        </form>
      </Modal>
      {guard.asks && <LeaveDialog onStay={guard.stay} onLeave={guard.leave} />}
      {conflict && !guard.asks && (
        <ContractConflict
          clientId={clientId}
          conflict={conflict}
          onCancel={editor.closeConflict}
          onChoose={(taken) =>
            void editor.settle(
              conflict,
              draftFields.filter((field) => taken.includes(field)),
            )
          }
        />
      )}
    </>
  );
}

interface ContractConflictProps {
  readonly clientId: number;
  readonly conflict: Conflict<ContractDraft>;
  readonly onCancel: () => void;
  readonly onChoose: (taken: readonly string[]) => void;
}

/** Two windows changed the same field of a contract. */
function ContractConflict({ clientId, conflict, onCancel, onChoose }: ContractConflictProps) {
  const { t } = useTranslation();
  const office = useOfficeDetails();
  const nameOf = useFieldName(office?.country ?? 'AR');
  const { data: catalogs } = useQuery(query.catalogs.list.queryOptions({ input: {} }));
  const { base, merged, theirs, fields } = conflict;
  const input = { clientId, contractId: base.id, offset: 0, limit: 1 };
  const last = useQuery(query.audit.list.queryOptions({ input, staleTime: 0 })).data?.entries[0];
  const words = (value: string | number | null): string =>
    typeof value === 'number' ? (catalogs?.entries.find(({ id }) => id === value)?.name ?? '') : (value ?? '');
  const operator = last && (last.operator || t('audit.byNobody'));
  return (
    <ConflictDialog
      intro={
        last && operator && office
          ? t('contracts.conflictBy', { operator, moment: formatMoment(last.atMs, office.timeZone) })
          : t('editor.conflictText')
      }
      theirsLabel={operator ? t('editor.theirsBy', { operator }) : t('editor.theirs')}
      fields={fields.map((field) => ({
        name: field,
        label: nameOf(`contract.${field}`),
        mine: words(merged[field]),
        theirs: words(theirs.fields[field]),
      }))}
      onCancel={onCancel}
      onChoose={onChoose}
    />
  );
}
