import { Alert, Button, Group, Modal, Radio } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientWithBilling } from '../../../src-main/contract/clients';
import { type DuplicatePair, mergeField, type MergeField } from '../../../src-main/contract/duplicates';
import type { Failure } from '../../../src-main/contract/failures';
import { writePosition } from '../../../src-main/contract/values/position';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useOfficeDetails } from '../../api/session';
import { useFieldName } from '../../i18n/field-names';
import { formatDate, formatMoney } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice } from '../../ui/notices';
import { LoadingPanel } from '../../ui/state-panel';
import { useOnce } from '../../ui/use-once';
import { type Choice, type Choices, differing, proposed } from './merge-choices';
import { useMoves } from './merge-words';
import { useUndoMerge } from './use-merge';

interface MergeDialogProps {
  readonly pair: DuplicatePair;
  readonly onClose: () => void;
  readonly onMerged: (mergedId: number) => void;
  /** Once the merge was taken back from its message. */
  readonly onUndone: () => void;
}

/** An active one before one that is not, and else the older. */
function firstKept({ clients: [one, other] }: DuplicatePair): number {
  return one.state === 'deactivated' && other.state === 'active' ? other.id : one.id;
}

/** Unir: which of the two stays, and whose value it has, field by field; what moves with it; and nothing before Unir. */
export function MergeDialog({ pair, onClose, onMerged, onUndone }: MergeDialogProps) {
  const { t } = useTranslation();
  const [keptId, setKeptId] = useState(firstKept(pair));
  const [one, other] = pair.clients;
  const mergedId = keptId === one.id ? other.id : one.id;
  const kept = useQuery(query.clients.get.queryOptions({ input: { id: keptId } })).data;
  const merged = useQuery(query.clients.get.queryOptions({ input: { id: mergedId } })).data;
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('duplicates.dialog')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Radio.Group label={t('duplicates.keeps')} value={String(keptId)} onChange={(id) => setKeptId(Number(id))}>
        <Group mt={4} gap="lg">
          {pair.clients.map(({ id, name, customId, state }) => (
            <Radio
              key={id}
              value={String(id)}
              disabled={state === 'deactivated'}
              description={state === 'deactivated' && t('duplicates.cannotStay')}
              label={[name, customId].filter(Boolean).join(' · ')}
            />
          ))}
        </Group>
      </Radio.Group>
      {kept && merged ? (
        <MergeForm key={keptId} kept={kept} merged={merged} {...{ onClose, onMerged, onUndone }} />
      ) : (
        <LoadingPanel />
      )}
    </Modal>
  );
}

interface MergeFormProps extends Omit<MergeDialogProps, 'pair'> {
  readonly kept: ClientWithBilling;
  readonly merged: ClientWithBilling;
}

function MergeForm({ kept, merged, onClose, onMerged, onUndone }: MergeFormProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [choices, setChoices] = useState<Choices>(() => proposed(kept, merged));
  const [problem, setProblem] = useState<Failure | null>(null);
  const { busy, once } = useOnce();
  const undo = useUndoMerge();
  const names = { kept: kept.name, merged: merged.name };

  async function run(): Promise<void> {
    const fields = mergeField.options.filter((field) => choices[field] === 'merged');
    try {
      const { id } = await api.duplicates.merge({
        keptId: kept.id,
        keptVersion: kept.version,
        mergedId: merged.id,
        mergedVersion: merged.version,
        take: fields,
        joinNotes: choices.notes === 'both',
      });
      await cache.invalidateQueries({ queryKey: query.duplicates.list.key() });
      onMerged(merged.id);
      onClose();
      showNotice({
        message: t('duplicates.done', names),
        undo: { label: t('action.undo'), run: () => void undo(id, names).then((done) => done && onUndone()) },
      });
    } catch (cause) {
      setProblem(readFailure(cause));
    }
  }

  return (
    <>
      <FieldChoices kept={kept} merged={merged} choices={choices} onChoices={setChoices} />
      <WhatMoves kept={kept} merged={merged} takesBilling={choices.billing === 'merged'} />
      {problem && (
        <Alert color="yellow" role="alert" mt="sm">
          {failureWords(problem)}
        </Alert>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button data-autofocus loading={busy} onClick={() => void once(run)}>
          {t('duplicates.confirm')}
        </Button>
      </Group>
    </>
  );
}

interface FieldChoicesProps extends Pick<MergeFormProps, 'kept' | 'merged'> {
  readonly choices: Choices;
  readonly onChoices: (choices: Choices) => void;
}

/** What differs, the value of each beside the other's. */
function FieldChoices({ kept, merged, choices, onChoices }: FieldChoicesProps) {
  const { t } = useTranslation();
  const nameOf = useFieldName(useOfficeDetails()?.country ?? 'AR');
  const valueOf = useValue();
  const fields = differing(kept, merged);
  if (fields.length === 0) return <p>{t('duplicates.allSame')}</p>;
  return (
    <div className="duplicates-scroll">
      <table className="duplicates-table">
        <thead>
          <tr>
            <th scope="col">{t('duplicates.field')}</th>
            <th scope="col">{kept.name}</th>
            <th scope="col">{merged.name}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => {
            const name = nameOf(field === 'billing' ? 'billing.billingEnabled' : field);
            const radio = (choice: Choice, label: string) => (
              <Radio
                size="xs"
                name={`merge-${field}`}
                checked={choices[field] === choice}
                label={label}
                aria-label={`${name}: ${label}`}
                onChange={() => onChoices({ ...choices, [field]: choice })}
              />
            );
            return (
              <tr key={field}>
                <th scope="row">{name}</th>
                <td>
                  {radio('kept', valueOf(kept, field) || t('duplicates.blank'))}
                  {field === 'notes' && kept.notes !== '' && radio('both', t('duplicates.both'))}
                </td>
                <td>{radio('merged', valueOf(merged, field))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A field's value in words. */
function useValue(): (client: ClientWithBilling, field: MergeField) => string {
  const { t } = useTranslation();
  const { data } = useQuery(query.catalogs.list.queryOptions({ input: {} }));
  return (client, field) => {
    if (field === 'billing') return t(client.billing.billingEnabled ? 'duplicates.billed' : 'duplicates.notBilled');
    if (field === 'position') return client.position ? writePosition(client.position) : '';
    if (field === 'personType') return t(`personType.${client.personType}`);
    const value = client[field];
    return typeof value === 'number' ? (data?.entries.find(({ id }) => id === value)?.name ?? '') : (value ?? '');
  };
}

interface WhatMovesProps extends Pick<MergeFormProps, 'kept' | 'merged'> {
  readonly takesBilling: boolean;
}

/** What else goes over, and what both owe together. */
function WhatMoves({ kept, merged, takesBilling }: WhatMovesProps) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  const movesOf = useMoves();
  const two = { keptId: kept.id, mergedId: merged.id };
  const { data } = useQuery(query.duplicates.preview.queryOptions({ input: two, staleTime: 0, retry: false }));
  if (!data) return null;
  const things = movesOf(data.moves);
  const { keptBalanceCents, mergedBalanceCents, unpostedCents, unbilledBefore } = data;
  const unbilledOn = takesBilling ? unbilledBefore.kept : unbilledBefore.merged;
  const money = (amount: number) => formatMoney(amount, country);
  return (
    <div className="duplicates-moves">
      <p>
        {things === ''
          ? t('duplicates.movesNothing', { name: merged.name })
          : t('duplicates.moves', { name: kept.name, things })}
      </p>
      {mergedBalanceCents !== 0 && (
        <p>
          {t('duplicates.balance', {
            kept: kept.name,
            merged: merged.name,
            keptAmount: money(keptBalanceCents),
            mergedAmount: money(mergedBalanceCents),
            sum: money(keptBalanceCents + mergedBalanceCents),
          })}
        </p>
      )}
      {unpostedCents !== 0 && (
        <Alert color="yellow">{t('duplicates.unposted', { name: merged.name, amount: money(unpostedCents) })}</Alert>
      )}
      {unbilledOn !== null && (
        <p>
          {t('duplicates.unbilled', { name: takesBilling ? kept.name : merged.name, date: formatDate(unbilledOn) })}
        </p>
      )}
      <p className="duplicates-muted">{t('duplicates.after', { name: merged.name })}</p>
    </div>
  );
}
