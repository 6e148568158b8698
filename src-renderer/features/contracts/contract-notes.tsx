import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCalendarEvent, IconClock, IconPlayerPause } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractShown } from '../../../src-main/contract/contracts';
import type { Country } from '../../../src-main/contract/office';
import { useOfficeDetails } from '../../api/session';
import { formatDate, formatMoment } from '../../i18n/format';
import { asSentence, stateReasonWords } from '../../i18n/state-reason';
import { LongText } from '../../ui/long-text';
import { agreedPlanOf } from './agreed-plan';

interface ContractNotesProps {
  readonly contract: ContractShown;
  readonly country: Country;
  readonly onCancelPlan: ((contract: ContractShown) => void) | null;
}

/** What there is to be told of a contract besides its facts: why it is as it is, and what happens when. */
export function ContractNotes({ contract, country, onCancelPlan }: ContractNotesProps) {
  const { t } = useTranslation();
  const { endedOn, endReason, notes, nextPlanOn } = contract;
  return (
    <>
      {endedOn === null ? (
        <Standing contract={contract} />
      ) : (
        <p className="contract-note grey">
          <span>{t('contracts.endedOn', { date: formatDate(endedOn), reason: asSentence(endReason) })}</span>
        </p>
      )}
      {endedOn === null && nextPlanOn !== null && (
        <div className="contract-note blue">
          <IconCalendarEvent size={16} aria-hidden />
          <span>{t('contracts.nextPlan', agreedPlanOf(t, contract, country))}</span>
          {onCancelPlan && (
            <Button size="compact-xs" variant="subtle" onClick={() => onCancelPlan(contract)}>
              {t('contracts.cancelPlan')}
            </Button>
          )}
        </div>
      )}
      {notes !== '' && <LongText className="contract-text" text={notes} />}
    </>
  );
}

/** Why a contract is not simply on, in a sentence; nothing where it is. */
function Standing({ contract }: { contract: ContractShown }) {
  const { t } = useTranslation();
  const { state, disabledBy, stateReason: reason, pausedUntilOn } = contract;
  const because = (
    <>
      {reason && t('contracts.because', { reason: asSentence(stateReasonWords(t, reason)) })} <By contract={contract} />
    </>
  );
  if (pausedUntilOn !== null) {
    const date = formatDate(pausedUntilOn);
    return (
      <Note colour="amber" icon={<IconPlayerPause size={16} aria-hidden />}>
        {t('contracts.pausedUntil', { date })} {because}
      </Note>
    );
  }
  if (disabledBy === 'system' || disabledBy === 'client') {
    return (
      <Note colour="red" icon={<IconClock size={16} aria-hidden />}>
        {t(`contracts.disabledBy.${disabledBy}`)} {because}
      </Note>
    );
  }
  if (state === 'enabled' || (reason === '' && contract.stateBy === null)) return null;
  return (
    <Note colour={state === 'alerted' ? 'amber' : 'red'} icon={<IconAlertTriangle size={16} aria-hidden />}>
      {because}
    </Note>
  );
}

/** Who left it so, and when. */
function By({ contract }: { contract: ContractShown }) {
  const { t } = useTranslation();
  const timeZone = useOfficeDetails()?.timeZone;
  const { stateBy } = contract;
  if (!stateBy || timeZone === undefined) return null;
  const said = { operator: stateBy.operator, moment: formatMoment(stateBy.atMs, timeZone) };
  return <span className="contract-by">{t(`contracts.${byWords(contract, stateBy)}`, said)}</span>;
}

/** Whoever imports a list turns nothing off, nor does who puts back what the system once did: it stood so before. */
function byWords({ disabledBy }: ContractShown, { operator, origin }: NonNullable<ContractShown['stateBy']>) {
  if (origin === 'import') return 'stateByList';
  if (operator === '') return 'stateBySystem';
  return disabledBy === 'system' ? 'statePutBack' : 'stateBy';
}

function Note({ colour, icon, children }: { colour: 'amber' | 'red'; icon: ReactNode; children: ReactNode }) {
  return (
    <p className={`contract-note ${colour}`}>
      {icon}
      <span>{children}</span>
    </p>
  );
}
