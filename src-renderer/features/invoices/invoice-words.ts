import { useTranslation } from 'react-i18next';
import type { InvoiceRow } from '../../../src-main/contract/invoices';

const POINT_DIGITS = 4;
const NUMBER_DIGITS = 8;

const pointWords = (typeCode: string, pointOfSale: number) =>
  `${typeCode} ${String(pointOfSale).padStart(POINT_DIGITS, '0')}`;

const fullNumber = ({
  typeCode,
  pointOfSale,
  number,
}: Pick<InvoiceRow, 'typeCode' | 'pointOfSale'> & { number: number }) =>
  `${pointWords(typeCode, pointOfSale)}-${String(number).padStart(NUMBER_DIGITS, '0')}`;

/** An invoice's number and fiscal state as a clerk reads them: `X 0001-00000501`, `B 0003 · sin número`. */
export function useInvoiceWords() {
  const { t } = useTranslation();
  return {
    numberOf: ({ typeCode, pointOfSale, number }: Pick<InvoiceRow, 'typeCode' | 'pointOfSale' | 'number'>): string => {
      return number === null
        ? `${pointWords(typeCode, pointOfSale)} · ${t('invoices.noNumber')}`
        : fullNumber({ typeCode, pointOfSale, number });
    },
    /** As the office speaks of it: by the authority's number, or by its own until it has one. */
    nameOf: ({ typeCode, number, internalNumber, ...rest }: Omit<InvoiceRow, 'fiscalState'>): string =>
      number === null ? t('invoices.internal', { number: internalNumber }) : fullNumber({ ...rest, typeCode, number }),
    stateOf: ({
      fiscalState,
      voided = false,
    }: Pick<InvoiceRow, 'fiscalState'> & { readonly voided?: boolean }): string =>
      voided ? t('invoices.states.voided') : t(`invoices.states.${fiscalState}`),
  };
}
