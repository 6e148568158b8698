import { IconMailOff } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { RowContract } from '../../../src-main/contract/contracts';
import type { Office } from '../../../src-main/contract/office';
import { formatAmount } from '../../i18n/format';
import { ContractTag, StateTag } from '../../ui/state-tag';
import type { GridColumn } from './columns';
import { Marked } from './marked';
import type { ToldRow } from './told-row';

interface CellProps {
  readonly column: GridColumn;
  readonly told: ToldRow;
  readonly office: Office;
  readonly words: readonly string[];
}

/** What one cell of the list says. */
export function Cell({ column, told, office, words }: CellProps) {
  const { row } = told;
  const { id } = column;
  if (id === 'state') return <StateTag state={row.state} />;
  if (id === 'contract') return <ContractCell told={told} />;
  if (id === 'balance') return <BalanceCell balanceCents={row.balanceCents} />;
  const text = column.text(row, office);
  if (id === 'name') return <NameCell text={text} told={told} words={words} />;
  if (id === 'plan' || id === 'node' || id === 'ip') {
    return <OfContractCell id={id} text={text} contracts={row.contracts} words={words} />;
  }
  return text === '' ? '—' : <Marked text={text} words={words} />;
}

interface NameCellProps extends Pick<CellProps, 'told' | 'words'> {
  readonly text: string;
}

function NameCell({ text, told, words }: NameCellProps) {
  const { row, elsewhere } = told;
  const name = (
    <>
      {row.undelivered !== null && <UndeliveredSign reason={row.undelivered} />}
      <Marked text={text} words={words} />
      {row.state === 'deactivated' && <StateTag state="deactivated" />}
    </>
  );
  if (elsewhere === null) return name;
  return (
    <span className="grid-found" title={`${text} · ${elsewhere}`}>
      <span className="grid-found-name">{name}</span>
      <span className="grid-elsewhere">
        <Marked text={elsewhere} words={words} />
      </span>
    </span>
  );
}

/** That something was not delivered to the client's e-mail: before the name, which may be cut off. */
function UndeliveredSign({ reason }: { readonly reason: string }) {
  const { t } = useTranslation();
  const words = reason === '' ? t('undelivered.marked') : t('undelivered.markedFor', { reason });
  return (
    <span className="grid-undelivered" role="img" aria-label={words} title={words}>
      <IconMailOff size={15} stroke={1.75} aria-hidden />
    </span>
  );
}

/** The state of the contract that the row tells, and how many there are where it is not one. */
function ContractCell({ told: { row, contract } }: Pick<CellProps, 'told'>) {
  const { t } = useTranslation();
  const tag = (
    <ContractTag
      short
      state={contract ? contract.state : row.contractState}
      disabledBy={contract ? contract.disabledBy : row.contractDisabledBy}
      paused={contract ? contract.paused : row.contractPausedUntilOn !== null}
    />
  );
  if (row.contractCount < 2) return tag;
  return (
    <span title={linesOf(t, row.contracts, 'plan')}>
      {tag}
      <span className="grid-times">×{row.contractCount}</span>
    </span>
  );
}

type OfContract = 'plan' | 'node' | 'ip';

interface OfContractCellProps extends Pick<CellProps, 'words'> {
  readonly id: OfContract;
  readonly text: string;
  readonly contracts: readonly RowContract[];
}

/** What the contract that the row tells has, and how many others the client's contracts have. */
function OfContractCell({ id, text, contracts, words }: OfContractCellProps) {
  const { t } = useTranslation();
  const shown = text === '' ? '—' : <Marked text={text} words={words} />;
  const others = new Set(contracts.map((contract) => contract[id]).filter((other) => other !== '' && other !== text));
  if (others.size === 0) return shown;
  return (
    <span className="grid-several" title={linesOf(t, contracts, id)}>
      <span className="grid-several-text">{shown}</span>
      <span className="grid-times">+{others.size}</span>
    </span>
  );
}

/** Each contract with its state, a line each. */
function linesOf(t: TFunction, contracts: readonly RowContract[], id: OfContract): string {
  return contracts.map((contract) => `${contract[id] || '—'} · ${stateWords(t, contract)}`).join('\n');
}

function stateWords(t: TFunction, { state, disabledBy, paused }: RowContract): string {
  if (paused) return t('contractTag.paused');
  return disabledBy === 'system' ? t('contractTag.system') : t(`contractState.${state}`);
}

/** A debt in red, a credit in words, nothing where there is neither. */
function BalanceCell({ balanceCents }: { readonly balanceCents: number }) {
  const { t } = useTranslation();
  if (balanceCents === 0) return '—';
  const amount = formatAmount(Math.abs(balanceCents));
  const words = balanceCents > 0 ? amount : t('account.inFavourOf', { amount });
  return (
    <span className={balanceCents > 0 ? 'grid-debt' : 'grid-credit'} title={words}>
      {words}
    </span>
  );
}
