import { Alert, Button, Group, List, Modal, Switch, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StateChange } from '../../../src-main/contract/automatic-states';
import { query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatDate } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import type { DraftState } from './use-draft';

interface AutoStateSwitchProps {
  readonly draft: DraftState;
  /** Null for a new client, who owes nothing yet. */
  readonly clientId: number | null;
}

/** Estado automático: switched on, it says first which contracts change their state by it. */
export function AutoStateSwitch({ draft, clientId }: AutoStateSwitchProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Switch
        name="autoState"
        label={t('billing.field.autoState')}
        // Its description stands within its label, and is no part of its name.
        aria-label={t('billing.field.autoState')}
        description={t('billing.help.autoState')}
        checked={draft.fields.autoState}
        onChange={(event) => {
          const isOn = event.currentTarget.checked;
          if (isOn && clientId !== null) setAsking(true);
          else draft.change({ autoState: isOn });
        }}
      />
      {asking && clientId !== null && (
        <PreviewDialog
          clientId={clientId}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            draft.change({ autoState: true });
            setAsking(false);
          }}
        />
      )}
    </>
  );
}

interface PreviewDialogProps {
  readonly clientId: number;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

function PreviewDialog({ clientId, onClose, onConfirm }: PreviewDialogProps) {
  const { t } = useTranslation();
  const input = { selection: { kind: 'ids' as const, ids: [clientId] } };
  const { data, error } = useQuery(query.automaticStates.preview.queryOptions({ input, staleTime: 0, gcTime: 0 }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('states.preview.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {error && <p role="alert">{failureWords(readFailure(error))}</p>}
      {!data && !error && <p role="status">{t('states.preview.looking')}</p>}
      {data && data.rows.length === 0 && <p>{t('states.preview.none')}</p>}
      {data && data.rows.length > 0 && (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />}>
          <Text size="sm" mb="xs">
            {t('states.preview.text', { date: formatDate(data.nextOn) })}
          </Text>
          <List size="sm" spacing={6}>
            {data.rows.map((row) => (
              <List.Item key={row.contractId}>
                <strong>{row.plan}</strong>: {t(`contractState.${row.from}`)} → {t(`contractState.${row.to}`)}
                <br />
                <Why row={row} />
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Text size="sm" mt="sm">
        {t('states.preview.onSave')}
      </Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button data-autofocus disabled={!data} onClick={onConfirm}>
          {t('states.preview.confirm')}
        </Button>
      </Group>
    </Modal>
  );
}

function Why({ row: { invoice, dueOn, daysLate } }: { readonly row: StateChange }) {
  const { t } = useTranslation();
  if (dueOn === null) return t('states.nothingOverdue');
  return [
    invoice ? t('invoices.internal', { number: invoice.internalNumber }) : t('account.openingPlain'),
    t('states.dueOn', { date: formatDate(dueOn) }),
    t('states.late', { count: daysLate }),
  ].join(' · ');
}
