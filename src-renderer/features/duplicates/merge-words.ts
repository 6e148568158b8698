import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicatePair, MergeStay, MoveKind } from '../../../src-main/contract/duplicates';
import { useOfficeDetails } from '../../api/session';
import { useFieldName } from '../../i18n/field-names';
import { formatNumber, joinWords } from '../../i18n/format';

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

/** What stays with the kept client once a merge is undone, and why. */
export function useStay(): (stay: MergeStay) => string {
  const { t } = useTranslation();
  const nameOf = useFieldName(useOfficeDetails()?.country ?? 'AR');
  return useCallback(
    ({ what, code, name }) => {
      const isRow = what === 'contracts' || what === 'invoices' || what === 'payments';
      const field = what === 'billing' ? 'billing.billingEnabled' : what;
      const words = isRow ? t(`duplicates.kinds.${what}`) : nameOf(field);
      const numbered = what === 'invoices' || what === 'payments' ? t('duplicates.numbered', { number: name }) : name;
      return t(`duplicates.stay.${code}`, { what: words, name: numbered });
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
