import type { TFunction } from 'i18next';
import type { Country } from '../../../src-main/contract/office';
import { useOfficeDetails } from '../../api/session';
import { formatMoney } from '../../i18n/format';

/** Whose money it is that the screens write. */
export function useMoney(): { country: Country; money: (amount: number) => string } {
  const country = useOfficeDetails()?.country ?? 'AR';
  return { country, money: (amount) => formatMoney(amount, country) };
}

const NUMBER_DIGITS = 8;

/** A receipt's number as it is printed: `0001-00004418`. */
export function receiptWords(number: number): string {
  return `0001-${String(number).padStart(NUMBER_DIGITS, '0')}`;
}

/** What a client owes, in words: colour is never alone. */
export function balanceWords(t: TFunction, money: (amount: number) => string, balanceCents: number): string {
  if (balanceCents === 0) return t('gatewayFiles.settled');
  const amount = money(Math.abs(balanceCents));
  return balanceCents > 0 ? t('gatewayFiles.owes', { amount }) : t('gatewayFiles.favour', { amount });
}
