import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicatePair, MergeStay, MoveKind } from '../../../src-main/contract/duplicates';
import { useOfficeDetails } from '../../api/session';
import { useFieldName } from '../../i18n/field-names';
import { formatDate, formatNumber, joinWords } from '../../i18n/format';

export const counted = (count: number) => ({ count, formatted: formatNumber(count) });

/** What a clerk knows by its name; a debt is of an invoice, and a credit of a payment or a note. */
const TOLD = [
  'contracts',
  'invoices',
  'creditNotes',
  'payments',
  'promises',
  'exceptions',
  'gateways',
  'gatewayLines',
  'devices',
  'mail',
] as const satisfies readonly MoveKind[];

/** `2 contratos, 3 facturas y 1 pago`; '' for nothing. */
export function useMoves(): (moves: Readonly<Record<MoveKind, number>>) => string {
  const { t } = useTranslation();
  return useCallback(
    (moves) =>
      joinWords(
        TOLD.filter((kind) => moves[kind] > 0).map((kind) => t(`duplicates.counts.${kind}`, counted(moves[kind]))),
      ),
    [t],
  );
}

/** The kinds that are named row by row; a field is named by itself. */
const ROWS = ['contracts', 'invoices', 'creditNotes', 'payments', 'debits', 'credits'] as const;
const NUMBERED: ReadonlySet<MergeStay['what']> = new Set(['invoices', 'creditNotes', 'payments']);
/** Named by the day of which they are. */
const DATED: ReadonlySet<MergeStay['what']> = new Set(['debits', 'credits']);

/** What is not as it was once a merge is undone, and why. */
export function useStay(): (stay: MergeStay) => string {
  const { t } = useTranslation();
  const nameOf = useFieldName(useOfficeDetails()?.country ?? 'AR');
  return useCallback(
    ({ what, code, name }) => {
      const row = ROWS.find((kind) => kind === what);
      if (row) {
        const numbered = NUMBERED.has(row) ? t('duplicates.numbered', { number: name }) : name;
        const told = DATED.has(row) ? t('duplicates.dated', { date: formatDate(name) }) : numbered;
        return t(`duplicates.stay.${code}`, { what: t(`duplicates.kinds.${row}`), name: told });
      }
      const field = nameOf(what === 'billing' ? 'billing.billingEnabled' : what);
      const words = name === '' ? field : t('duplicates.fieldOf', { field, name });
      return t(`duplicates.stay.${code}`, { what: words, name });
    },
    [t, nameOf],
  );
}

const SURE = 95;
const LIKELY = 75;

/** A score in a word. */
export function likelihood({ score }: Pick<DuplicatePair, 'score'>): 'sure' | 'likely' | 'maybe' {
  if (score >= SURE) return 'sure';
  return score >= LIKELY ? 'likely' : 'maybe';
}
