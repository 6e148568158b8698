import { useTranslation } from 'react-i18next';
import type { GatewayLine } from '../../../src-main/contract/gateway-files';
import { formatDate } from '../../i18n/format';

type Said = Pick<GatewayLine, 'paidOn' | 'gateway' | 'reference' | 'nationalId' | 'operation' | 'amountCents'>;

/** The heads over what a line of a file says. */
export function SaidHeads() {
  const { t } = useTranslation();
  return (
    <>
      <th scope="col">{t('gatewayFiles.paidOn')}</th>
      <th scope="col">{t('gatewayFiles.gateway')}</th>
      <th scope="col">{t('gatewayFiles.reference')}</th>
      <th scope="col">{t('gatewayFiles.nationalId')}</th>
      <th scope="col">{t('gatewayFiles.operation')}</th>
      <th scope="col" className="amount">
        {t('gatewayFiles.amount')}
      </th>
    </>
  );
}

interface SaidCellsProps {
  readonly line: Said;
  readonly money: (amount: number) => string;
}

/** What a line of a file says, a cell each. */
export function SaidCells({ line, money }: SaidCellsProps) {
  return (
    <>
      <td className="nowrap">{line.paidOn === null ? '—' : formatDate(line.paidOn)}</td>
      <td>{line.gateway || '—'}</td>
      <td>{line.reference || '—'}</td>
      <td>{line.nationalId || '—'}</td>
      <td>{line.operation || '—'}</td>
      <td className="amount">{line.amountCents === null ? '—' : money(line.amountCents)}</td>
    </>
  );
}
