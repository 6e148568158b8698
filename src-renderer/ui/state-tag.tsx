import { IconClock, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ContractState, DisabledBy } from '../../src-main/contract/contracts';
import './state-tag.css';

/** A client's state, by word and by colour. */
export function StateTag({ state }: { state: 'active' | 'deactivated' }) {
  const { t } = useTranslation();
  return <span className={`tag ${state}`}>{t(`clientState.${state}`)}</span>;
}

interface ContractTagProps {
  /** Null where there is no live contract. */
  readonly state: ContractState | null;
  readonly disabledBy: DisabledBy | null;
  readonly paused?: boolean;
  readonly ended?: boolean;
  /** In as few words as a column of the list has room for. */
  readonly short?: boolean;
}

/** A contract's state, by word, by colour, and by a clock where the system disabled it. */
export function ContractTag({ state, disabledBy, paused = false, ended = false, short = false }: ContractTagProps) {
  const { t } = useTranslation();
  if (ended) return <span className="tag deactivated">{t('contractTag.ended')}</span>;
  if (state === null) return <span className="tag deactivated">{t('contractTag.none')}</span>;
  if (paused) {
    return (
      <span className="tag alerted drawn">
        <IconPlayerPause size={13} stroke={2} aria-hidden /> {t('contractTag.paused')}
      </span>
    );
  }
  if (disabledBy === 'system') {
    return (
      <span className="tag disabled drawn">
        <IconClock size={13} stroke={2} aria-hidden /> {t(short ? 'contractTag.systemShort' : 'contractTag.system')}
      </span>
    );
  }
  return <span className={`tag ${state}`}>{t(`contractState.${state}`)}</span>;
}
