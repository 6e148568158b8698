import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BillingItem, itemFields } from '../../../src-main/contract/billing-items';
import { parseBasisPoints, parseCents, writtenBasisPoints } from '../../../src-main/contract/values/money';
import { api } from '../../api/client';
import { formatAmount } from '../../i18n/format';
import { DayField } from '../../ui/day-field';
import { ActDialog, type ActProblem } from './act-dialog';

interface ItemDialogProps {
  /** Null for a new one. */
  readonly item: BillingItem | null;
  readonly contracts: readonly { readonly id: number; readonly name: string }[];
  readonly today: string;
  readonly onClose: () => void;
}

/** What an item is: a charge, an amount off, or a part off. */
const shapes = ['charge', 'discount', 'part'] as const;
type Shape = (typeof shapes)[number];

interface Draft {
  readonly contractId: number;
  readonly shape: Shape;
  readonly repeats: boolean;
  readonly description: string;
  /** An amount, or a percentage. */
  readonly worth: string;
  readonly fromOn: string;
  readonly toOn: string;
}

function shapeOf({ kind, rateBp }: BillingItem): Shape {
  if (kind === 'charge') return 'charge';
  return rateBp === null ? 'discount' : 'part';
}

function draftOf({ item, contracts, today }: ItemDialogProps): Draft {
  if (!item) {
    const contractId = contracts[0]?.id ?? 0;
    return { contractId, shape: 'charge', repeats: false, description: '', worth: '', fromOn: today, toOn: '' };
  }
  const { contractId, repeats, description, amountCents, rateBp, fromOn, toOn } = item;
  const worth = rateBp === null ? formatAmount(amountCents ?? 0) : writtenBasisPoints(rateBp).replace('.', ',');
  return { contractId, shape: shapeOf(item), repeats, description, worth, fromOn, toOn: toOn ?? '' };
}

const fieldsOf = ({ shape, repeats, description, worth, fromOn, toOn }: Draft) =>
  itemFields.safeParse({
    kind: shape === 'charge' ? 'charge' : 'discount',
    repeats,
    description,
    amountCents: shape === 'part' ? null : (parseCents(worth) ?? 0),
    rateBp: shape === 'part' ? (parseBasisPoints(worth) ?? 0) : null,
    fromOn,
    toOn: repeats && toOn !== '' ? toOn : null,
  });

/** Agregar ítem, or edit one: to one contract, each period or once. */
export function ItemDialog(props: ItemDialogProps) {
  const { t } = useTranslation();
  const { item, contracts, onClose } = props;
  const [draft, setDraft] = useState(() => draftOf(props));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const read = fieldsOf(draft);

  function findProblem(): ActProblem | null {
    const field = String(read.error?.issues[0]?.path[0] ?? '');
    if (read.success) return null;
    const named = field === 'rateBp' ? 'amountCents' : field;
    return { field: named, words: t(`items.problems.${problemOf(named, draft.shape)}`) };
  }

  async function save(seen: number): Promise<void> {
    if (!read.success) return;
    const at = item && { id: item.id, version: seen };
    await api.billingItems.save({ at, contractId: draft.contractId, fields: read.data });
  }

  return (
    <ActDialog
      title={t(item ? 'items.edit' : 'items.add')}
      confirm={t('action.save')}
      done={t('items.saved', { description: draft.description.trim() })}
      findProblem={findProblem}
      {...(item ? { version: item.version } : {})}
      act={save}
      onClose={onClose}
    >
      {(errorOf) => (
        <ItemFieldset draft={draft} contracts={contracts} isNew={!item} onChange={change} errorOf={errorOf} />
      )}
    </ActDialog>
  );
}

function problemOf(field: string, shape: Shape) {
  if (field === 'description' || field === 'toOn' || field === 'fromOn') return field;
  return shape === 'part' ? 'part' : 'amount';
}

interface ItemFieldsetProps extends Pick<ItemDialogProps, 'contracts'> {
  readonly draft: Draft;
  readonly isNew: boolean;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

function ItemFieldset({ draft, contracts, isNew, onChange, errorOf }: ItemFieldsetProps) {
  const { t } = useTranslation();
  const { contractId, shape, repeats, description, worth, fromOn, toOn } = draft;
  return (
    <>
      {contracts.length > 1 && (
        <Select
          label={t('items.contract')}
          allowDeselect={false}
          disabled={!isNew}
          data={contracts.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(contractId)}
          onChange={(chosen) => onChange({ contractId: Number(chosen ?? contractId) })}
        />
      )}
      <SegmentedControl
        fullWidth
        aria-label={t('items.shape')}
        data={shapes.map((value) => ({ value, label: t(`items.shapes.${value}`) }))}
        value={shape}
        onChange={(value) => onChange({ shape: shapes.find((one) => one === value) ?? shape })}
      />
      <TextInput
        data-autofocus
        label={t('items.description')}
        description={t('items.descriptionHelp')}
        maxLength={120}
        autoComplete="off"
        error={errorOf('description')}
        value={description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      <TextInput
        label={t(shape === 'part' ? 'items.part' : 'items.amount')}
        description={t(shape === 'part' ? 'items.partHelp' : 'items.amountHelp')}
        inputMode="decimal"
        autoComplete="off"
        error={errorOf('amountCents')}
        value={worth}
        onChange={(event) => onChange({ worth: event.currentTarget.value })}
      />
      <SegmentedControl
        fullWidth
        aria-label={t('items.when')}
        data={[
          { value: 'once', label: t('items.onceLabel') },
          { value: 'repeats', label: t('items.repeatsLabel') },
        ]}
        value={repeats ? 'repeats' : 'once'}
        onChange={(value) => onChange({ repeats: value === 'repeats' })}
      />
      <div className="item-days">
        <DayField
          label={t(repeats ? 'items.fromOn' : 'items.onDay')}
          error={errorOf('fromOn')}
          day={fromOn}
          onDay={(day) => onChange({ fromOn: day })}
        />
        {repeats && (
          <DayField
            label={t('items.toOn')}
            placeholder={t('items.toOnNone')}
            error={errorOf('toOn')}
            day={toOn}
            onDay={(day) => onChange({ toOn: day })}
          />
        )}
      </div>
      <p className="invoices-muted">{t(repeats ? 'items.repeatsHelp' : 'items.onceHelp')}</p>
    </>
  );
}
