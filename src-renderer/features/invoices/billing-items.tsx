import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BillingItem } from '../../../src-main/contract/billing-items';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useOfficeDetails } from '../../api/session';
import { formatDate, formatMoney, formatRate } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { ItemDialog } from './item-dialog';
import './invoices.css';

/** What a client's contracts are charged, or let off, beside their plans: part of the tab Facturación, saved by itself. */
export function BillingItems({ clientId }: { readonly clientId: number }) {
  const { t } = useTranslation();
  const { data } = useQuery(query.billingItems.list.queryOptions({ input: { clientId } }));
  const [editing, setEditing] = useState<BillingItem | 'new' | null>(null);
  if (!data) return null;
  const { items, contracts, today } = data;
  return (
    <section className="editor-section" aria-labelledby="billing-items">
      <div>
        <h2 id="billing-items">{t('items.title')}</h2>
        <p className="why">{t('items.why')}</p>
      </div>
      <div>
        {items.length > 0 && <ItemTable items={items} onEdit={setEditing} />}
        {contracts.length === 0 ? (
          <p className="invoices-muted">{t('items.noContracts')}</p>
        ) : (
          <Button
            variant="default"
            mt={items.length > 0 ? 'sm' : 0}
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setEditing('new')}
          >
            {t('items.add')}
          </Button>
        )}
      </div>
      {editing !== null && (
        <ItemDialog
          item={editing === 'new' ? null : editing}
          contracts={contracts}
          today={today}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

interface ItemTableProps {
  readonly items: readonly BillingItem[];
  readonly onEdit: (item: BillingItem) => void;
}

function ItemTable({ items, onEdit }: ItemTableProps) {
  const { t } = useTranslation();
  const worth = useWorth();
  return (
    <table className="invoices-table" aria-labelledby="billing-items">
      <thead>
        <tr>
          <th scope="col">{t('items.description')}</th>
          <th scope="col">{t('items.contract')}</th>
          <th scope="col">{t('items.when')}</th>
          <th scope="col">{t('items.standing')}</th>
          <th scope="col" className="amount">
            {t('invoices.amount')}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t('items.acts')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className={item.over ? 'voided' : undefined}>
            <td>{item.description}</td>
            <td>{item.contract}</td>
            <td>{whenWords(t, item)}</td>
            <td>{standingWords(t, item)}</td>
            <td className="amount">{worth(item)}</td>
            <td className="amount">
              {!item.over && (
                <>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('items.edit')}: ${item.description}`}
                    onClick={() => onEdit(item)}
                  >
                    <IconPencil size={16} aria-hidden />
                  </ActionIcon>
                  <RetireButton item={item} />
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function whenWords(t: TFunction, { repeats, fromOn, toOn }: BillingItem): string {
  const from = formatDate(fromOn);
  if (!repeats) return t('items.once', { from });
  return toOn === null ? t('items.repeatsFrom', { from }) : t('items.repeatsBetween', { from, to: formatDate(toOn) });
}

function standingWords(t: TFunction, { uses, over }: BillingItem): string {
  if (uses === 0) return t(over ? 'items.never' : 'items.pending');
  return t('items.billed', { count: uses });
}

/** What an item comes to: a discount is told by its sign. */
function useWorth() {
  const country = useOfficeDetails()?.country ?? 'AR';
  return ({ kind, amountCents, rateBp }: BillingItem): string => {
    const worth = rateBp === null ? formatMoney(amountCents ?? 0, country) : formatRate(rateBp);
    return kind === 'discount' ? `− ${worth}` : worth;
  };
}

function RetireButton({ item: { id, version, description } }: { readonly item: BillingItem }) {
  const { t } = useTranslation();
  async function retire(): Promise<void> {
    try {
      await api.billingItems.retire({ id, version });
      showNotice({ message: t('items.retired', { description }) });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={`${t('items.retire')}: ${description}`}
      onClick={() => void retire()}
    >
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
}
