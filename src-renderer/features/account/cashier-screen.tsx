import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientRow } from '../../../src-main/contract/clients';
import { api, query } from '../../api/client';
import { useActor } from '../../api/session';
import { formatMoney } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { useRemembered } from '../../ui/memory';
import { showNotice } from '../../ui/notices';
import { LoadingPanel } from '../../ui/state-panel';
import { useSettled } from '../../ui/settled';
import { AccountDialogs } from './account-dialogs';
import { receiptNumber } from './account-words';
import { useCountry } from './country';
import { PaymentFields, PaymentSpread } from './payment-fields';
import { PaymentsPath, PaymentTable } from './payments-screen';
import { factoryPrinting, printing } from './printing';
import { ReceiptPaper } from './receipt-paper';
import type { AccountClient, AccountStep } from './steps';
import { usePayment } from './use-payment';
import './account.css';

const FOUND = 8;
const PAUSE_MS = 120;
const RECENT = 20;

/** Modo caja: a pile of payments, each found, typed and saved without a hand leaving the keyboard. */
export function CashierScreen() {
  const { t } = useTranslation();
  const operator = useActor();
  const [client, setClient] = useState<ClientRow | null>(null);
  const [open, setOpen] = useState<{ client: AccountClient; step: AccountStep } | null>(null);
  const [printed, setPrinted] = useState<number | null>(null);
  const [kept, remember] = useRemembered(`abonado.${operator?.operatorId ?? 0}.receipts`, printing, factoryPrinting);
  const today = useQuery(query.billingParameters.list.queryOptions({ input: {} })).data?.today;
  const input = { filter: { onDate: today, operator: operator?.name ?? '' }, offset: 0, limit: RECENT };
  const recent = useQuery({ ...query.payments.list.queryOptions({ input }), enabled: today !== undefined }).data;
  function onSaved({ id, receiptNumber: number }: { id: number; receiptNumber: number }): void {
    showNotice({ message: t('payments.saved', { name: client?.name ?? '', number: receiptNumber(number) }) });
    setClient(null);
    if (kept.atOnce) setPrinted(id);
  }
  return (
    <div className="payments">
      <header>
        <PaymentsPath title={t('payments.cashier')} />
        <Checkbox
          label={t('account.printAtOnce')}
          checked={kept.atOnce}
          onChange={(event) => remember({ ...kept, atOnce: event.currentTarget.checked })}
        />
      </header>
      <div className="cashier">
        {client ? (
          <CashierForm key={client.id} client={client} onSaved={onSaved} onBack={() => setClient(null)} />
        ) : (
          <ClientSearch onChoose={setClient} />
        )}
        <section aria-labelledby="cashier-recent">
          <h2 id="cashier-recent">{t('payments.recent')}</h2>
          {recent?.rows.length === 0 && <p className="account-muted">{t('payments.noneYet')}</p>}
          {recent && recent.rows.length > 0 && (
            <PaymentTable
              rows={recent.rows}
              onOpen={({ id, clientId, client: name, customId }) =>
                setOpen({
                  client: { id: clientId, name, customId },
                  step: { kind: 'receipt', id, back: false, print: false },
                })
              }
            />
          )}
        </section>
      </div>
      {printed !== null && <PrintedReceipt id={printed} paper={kept.paper} onDone={() => setPrinted(null)} />}
      {open && <AccountDialogs {...open} onStep={(step) => setOpen(step && { ...open, step })} />}
    </div>
  );
}

interface PrintedReceiptProps {
  readonly id: number;
  readonly paper: 'a4' | 'roll';
  readonly onDone: () => void;
}

function PrintedReceipt({ id, paper, onDone }: PrintedReceiptProps) {
  const { data } = useQuery(query.payments.get.queryOptions({ input: { id } }));
  return data ? <ReceiptPaper receipt={data} paper={paper} onDone={onDone} /> : null;
}

interface ClientSearchProps {
  readonly onChoose: (client: ClientRow) => void;
}

/** Who pays: a part of the name, an ID, a document; the arrows and Enter choose. */
function ClientSearch({ onChoose }: ClientSearchProps) {
  const { t } = useTranslation();
  const country = useCountry();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [settled] = useSettled(text.trim(), PAUSE_MS);
  const list = { filter: { text: settled, state: 'all' }, sort: {}, offset: 0, limit: FOUND } as const;
  const { data } = useQuery({
    ...query.clients.list.queryOptions({ input: list }),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
  });
  const rows = settled === '' ? [] : (data?.rows ?? []);

  /** Enter may come before the answer to what was typed: it is then asked for. */
  async function choose(): Promise<void> {
    const wanted = text.trim();
    if (wanted === '') return;
    const found =
      wanted === settled && data
        ? rows
        : (await api.clients.list({ ...list, filter: { ...list.filter, text: wanted } })).rows;
    const row = found[Math.min(at, found.length - 1)];
    if (row) onChoose(row);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(rows.length - 1, at + by)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      void choose();
    }
  }
  return (
    <section className="cashier-search">
      <TextInput
        label={t('payments.who')}
        placeholder={t('payments.whoHint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        autoFocus
        maxLength={200}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls="cashier-found"
        aria-activedescendant={rows.length > 0 ? `cashier-${at}` : undefined}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
      />
      {settled !== '' && data && rows.length === 0 && <p className="account-muted">{t('payments.nobody')}</p>}
      <ul id="cashier-found" role="listbox" aria-label={t('payments.who')}>
        {rows.map((row, index) => (
          <li
            key={row.id}
            id={`cashier-${index}`}
            role="option"
            aria-selected={index === at}
            className={index === at ? 'current' : ''}
            onClick={() => onChoose(row)}
            onPointerMove={() => setAt(index)}
          >
            <span className="cashier-name">{row.name}</span>
            <span className="account-muted">
              {[row.customId && t('box.id', { id: row.customId }), row.nationalId, row.address]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className={row.balanceCents > 0 ? 'amount owes' : 'amount'}>
              {formatMoney(row.balanceCents, country)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CashierFormProps {
  readonly client: ClientRow;
  readonly onSaved: (payment: { id: number; receiptNumber: number }) => void;
  readonly onBack: () => void;
}

function CashierForm({ client, onSaved, onBack }: CashierFormProps) {
  const { t } = useTranslation();
  const form = usePayment(client.id, onSaved);
  const { failure } = form;
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (form.maySave) form.save();
  }
  return (
    <form
      className="payment cashier-form"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onBack();
      }}
    >
      <h2>
        {client.name} {client.customId && <span className="account-who">{t('box.id', { id: client.customId })}</span>}
      </h2>
      {!form.ready && <LoadingPanel />}
      {form.ready && (
        <>
          <PaymentFields form={form} />
          <PaymentSpread form={form} />
          {failure && failure.field === undefined && (
            <p className="payment-wrong" role="alert">
              {failure.code === 'CONFLICT' ? t('account.conflict') : failureWords(failure)}
            </p>
          )}
          <div className="cashier-buttons">
            <Button variant="default" onClick={onBack} rightSection={<kbd aria-hidden>Esc</kbd>}>
              {t('payments.another')}
            </Button>
            <Button
              type="submit"
              loading={form.busy}
              disabled={!form.maySave}
              rightSection={<kbd aria-hidden>Enter</kbd>}
            >
              {t('account.register')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
