import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Share } from '../../../src-main/contract/payments';
import { query } from '../../api/client';
import { formatAmount, formatDate, formatMoney } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { DayField } from '../../ui/day-field';
import { useAccountWords } from './account-words';
import { useCountry } from './country';
import { type PaymentForm, shareKey } from './use-payment';

interface FormProps {
  readonly form: PaymentForm;
}

/** The sum first: it is what a clerk types; the rest is as it was the last time. */
export function PaymentFields({ form }: FormProps) {
  const { t } = useTranslation();
  const { data } = useQuery(query.catalogs.list.queryOptions({ input: {} }));
  const collectors = (data?.entries ?? []).filter(({ kind, retired }) => kind === 'collector' && !retired);
  const { failure } = form;
  const at = (field: string) => (failure?.field === field ? failureWords(failure) : null);
  return (
    <div className="payment-fields">
      <TextInput
        label={t('account.amount')}
        data-autofocus
        autoFocus
        inputMode="decimal"
        autoComplete="off"
        className="payment-amount"
        value={form.amount}
        error={form.amountWrong ? t('account.amountWrong') : at('amountCents')}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => form.setAmount(event.currentTarget.value)}
      />
      <DayField
        label={t('account.paidOn')}
        day={form.paidOn}
        error={form.dayWrong ? t('account.dayWrong') : at('paidOn')}
        onDay={form.setDay}
      />
      <NativeSelect
        label={t('account.method')}
        data={form.methods.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={String(form.methodId ?? '')}
        error={at('methodId')}
        onChange={(event) => form.setMethod(Number(event.currentTarget.value))}
      />
      {collectors.length > 0 && (
        <NativeSelect
          label={t('account.collector')}
          data={[
            { value: '', label: t('editor.none') },
            ...collectors.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          value={String(form.collectorId ?? '')}
          error={at('collectorId')}
          onChange={(event) => form.setCollector(Number(event.currentTarget.value) || null)}
        />
      )}
      <TextInput
        label={t('account.note')}
        maxLength={300}
        className="payment-note"
        value={form.note}
        error={at('note')}
        onChange={(event) => form.setNote(event.currentTarget.value)}
      />
    </div>
  );
}

/** Where the payment goes, shown before it is saved, and changeable. */
export function PaymentSpread({ form }: FormProps) {
  const { t } = useTranslation();
  const country = useCountry();
  const { debitWords } = useAccountWords();
  const { seen, failure } = form;
  if (!seen) return null;
  return (
    <section className="payment-spread" aria-label={t('account.spread')}>
      <header>
        <h3>{t('account.spread')}</h3>
        {form.isChosen && (
          <Button variant="subtle" size="compact-xs" onClick={form.spreadAgain}>
            {t('account.spreadAgain')}
          </Button>
        )}
      </header>
      {seen.shares.length === 0 && <p className="account-muted">{t('account.owesNothing')}</p>}
      {seen.shares.length > 0 && (
        <div className="account-scroll">
          <table className="account-table" aria-label={t('account.spread')}>
            <thead>
              <tr>
                <th scope="col">{t('account.debtName')}</th>
                <th scope="col">{t('account.due')}</th>
                <th scope="col" className="amount">
                  {t('account.owed')}
                </th>
                <th scope="col" className="amount">
                  {t('account.pays')}
                </th>
              </tr>
            </thead>
            <tbody>
              {seen.shares.map((share) => (
                <SpreadLine key={shareKey(share)} share={share} words={debitWords(share)} form={form} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {form.sharesWrong && <p className="payment-wrong">{t('account.amountWrong')}</p>}
      {failure?.field === 'spread' && (
        <p className="payment-wrong" role="alert">
          {failureWords(failure)}
        </p>
      )}
      <p className="payment-after" role="status">
        {seen.creditCents > 0 && (
          <span className="payment-credit">
            {t('account.leavesCredit', { amount: formatMoney(seen.creditCents, country) })}
          </span>
        )}
        <span>{t('account.balanceAfter', { amount: formatMoney(seen.balanceCents, country) })}</span>
      </p>
    </section>
  );
}

interface SpreadLineProps extends FormProps {
  readonly share: Share;
  readonly words: string;
}

function SpreadLine({ share, words, form }: SpreadLineProps) {
  const { t } = useTranslation();
  return (
    <tr className={share.isNew ? 'new' : ''}>
      <td>
        {words}
        {share.isNew && <span className="account-mark amber">{t('account.newSurcharge')}</span>}
      </td>
      <td className="nowrap">{formatDate(share.dueOn)}</td>
      <td className="amount">{formatAmount(share.restCents)}</td>
      <td className="amount">
        <input
          className="payment-share"
          aria-label={t('account.paysOf', { debt: words })}
          inputMode="decimal"
          autoComplete="off"
          value={form.shareText(share)}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => form.setShare(share, event.currentTarget.value)}
        />
      </td>
    </tr>
  );
}
