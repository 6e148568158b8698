import { Button, Checkbox, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractShown } from '../../src-main/contract/contracts';
import { api, query } from '../api/client';
import { readFailure } from '../api/failure';
import { useOfficeDetails } from '../api/session';
import { formatMoney } from '../i18n/format';
import { failureWords, undoFailureWords } from '../i18n/setup';
import { showNotice, showProblem } from '../ui/notices';

interface ClientRef {
  readonly id: number;
  readonly version: number;
  readonly name: string;
}

interface Reactivation {
  readonly client: ClientRef;
  /** What the deactivation disabled, and may come on again. */
  readonly contracts: readonly ContractShown[];
}

/**
 * Deactivating asks first and says what it touches; reactivating asks which contracts come on again, where there are any
 * (domain.md §7.2). Both ways can be taken back.
 */
export function useClientActions() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<ClientRef | null>(null);
  const [returning, setReturning] = useState<Reactivation | null>(null);

  const finish = useCallback(
    async ({ id, name }: ClientRef, enableContractIds: number[]): Promise<void> => {
      setReturning(null);
      try {
        const { version } = await api.clients.get({ id });
        await api.clients.reactivate({ id, version, enableContractIds });
        const count = enableContractIds.length;
        const message = t(count === 0 ? 'clients.reactivated' : 'deactivation.reactivatedWith', { name, count });
        showNotice({ message });
      } catch (cause) {
        showProblem(failureWords(readFailure(cause)));
      }
    },
    [t],
  );

  const reactivate = useCallback(
    async (client: ClientRef): Promise<void> => {
      try {
        const { contracts } = await api.contracts.list({ clientId: client.id });
        const waiting = contracts.filter(({ endedOn, disabledBy }) => endedOn === null && disabledBy === 'client');
        if (waiting.length > 0) setReturning({ client, contracts: waiting });
        else await finish(client, []);
      } catch (cause) {
        showProblem(failureWords(readFailure(cause)));
      }
    },
    [finish],
  );

  async function deactivate(client: ClientRef): Promise<void> {
    setAsked(null);
    try {
      await api.clients.deactivate({ id: client.id, version: client.version });
      showNotice({
        message: t('clients.deactivated', { name: client.name }),
        undo: { label: t('action.undo'), run: () => void undoDeactivation(client) },
      });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  /** As it was, with its contracts as they were. */
  async function undoDeactivation({ id, name, version }: ClientRef): Promise<void> {
    try {
      await api.audit.undoChange({ clientId: id, version: version + 1 });
      showNotice({ message: t('clients.reactivated', { name }) });
    } catch (cause) {
      showProblem(undoFailureWords(readFailure(cause)));
    }
  }

  const dialog = (
    <>
      <DeactivateDialog
        client={asked}
        onCancel={() => setAsked(null)}
        onConfirm={(client) => void deactivate(client)}
      />
      {returning && (
        <ReactivateDialog
          {...returning}
          onCancel={() => setReturning(null)}
          onConfirm={(ids) => void finish(returning.client, ids)}
        />
      )}
    </>
  );
  return { askDeactivation: setAsked, reactivate, dialog };
}

interface DeactivateDialogProps {
  readonly client: ClientRef | null;
  readonly onCancel: () => void;
  readonly onConfirm: (client: ClientRef) => void;
}

const consequences = ['hidden', 'duplicates', 'audit', 'undo'] as const;

function DeactivateDialog({ client, onCancel, onConfirm }: DeactivateDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={client !== null}
      onClose={onCancel}
      title={t('deactivate.title', { name: client?.name ?? '' })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Text mb="xs">{t('deactivate.intro')}</Text>
      <List size="sm" spacing={6}>
        {client && <TouchedContracts clientId={client.id} />}
        {client && <Debt clientId={client.id} />}
        {consequences.map((key) => (
          <List.Item key={key}>{t(`deactivate.${key}`)}</List.Item>
        ))}
      </List>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
        <Button className="danger-button" data-autofocus onClick={() => client && onConfirm(client)}>
          {t('deactivate.confirm')}
        </Button>
      </Group>
    </Modal>
  );
}

/** How many contracts the deactivation disables. */
function TouchedContracts({ clientId }: { clientId: number }) {
  const { t } = useTranslation();
  const options = query.contracts.previewDeactivation.queryOptions({ input: { clientId }, staleTime: 0 });
  const count = useQuery(options).data?.disables;
  if (count === undefined) return <List.Item>{t('state.loading')}</List.Item>;
  return <List.Item>{count === 0 ? t('deactivation.noContracts') : t('deactivation.contracts', { count })}</List.Item>;
}

/** What the client owes: it stays, and is still to be collected. */
function Debt({ clientId }: { clientId: number }) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  const cents = useQuery(query.account.get.queryOptions({ input: { clientId }, staleTime: 0 })).data?.balanceCents;
  if (cents === undefined) return <List.Item>{t('state.loading')}</List.Item>;
  const amount = formatMoney(cents, country);
  return <List.Item>{cents > 0 ? t('account.deactivation', { amount }) : t('account.deactivationNone')}</List.Item>;
}

interface ReactivateDialogProps extends Reactivation {
  readonly onCancel: () => void;
  readonly onConfirm: (enableContractIds: number[]) => void;
}

/** Each contract comes on again only on somebody's word: none is ticked beforehand. */
function ReactivateDialog({ client, contracts, onCancel, onConfirm }: ReactivateDialogProps) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  const [ids, setIds] = useState<readonly number[]>([]);
  return (
    <Modal
      opened
      onClose={onCancel}
      title={t('deactivation.reactivateTitle', { name: client.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Text mb="sm">{t('deactivation.reactivateText')}</Text>
      <Stack gap="xs">
        {contracts.map(({ id, plan, ip, node, priceCents }, place) => (
          <Checkbox
            key={id}
            label={[plan, ip || node, formatMoney(priceCents, country)].filter(Boolean).join(' · ')}
            {...(place === 0 ? { 'data-autofocus': true } : {})}
            checked={ids.includes(id)}
            onChange={(event) => setIds(event.currentTarget.checked ? [...ids, id] : ids.filter((each) => each !== id))}
          />
        ))}
      </Stack>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
        <Button onClick={() => onConfirm([...ids])}>{t('deactivation.reactivate')}</Button>
      </Group>
    </Modal>
  );
}
