import { useTranslation } from 'react-i18next';
import type { InvoiceRow } from '../../../src-main/contract/invoices';

const POINT_DIGITS = 4;
const NUMBER_DIGITS = 8;

/** An invoice's number and fiscal state as a clerk reads them: `X 0001-00000501`, `B 0003 · sin número`. */
export function useInvoiceWords() {
  const { t } = useTranslation();
  return {
    numberOf: ({ typeCode, pointOfSale, number }: Pick<InvoiceRow, 'typeCode' | 'pointOfSale' | 'number'>): string => {
      const point = `${typeCode} ${String(pointOfSale).padStart(POINT_DIGITS, '0')}`;
      return number === null
        ? `${point} · ${t('invoices.noNumber')}`
        : `${point}-${String(number).padStart(NUMBER_DIGITS, '0')}`;
    },
    stateOf: ({ fiscalState }: Pick<InvoiceRow, 'fiscalState'>): string => t(`invoices.states.${fiscalState}`),
  };
}
