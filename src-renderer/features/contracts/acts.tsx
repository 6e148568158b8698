import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextInput } from '@mantine/core';
import type { ContractShown } from '../../../src-main/contract/contracts';
import type { Country } from '../../../src-main/contract/office';
import { price } from '../../../src-main/contract/plans';
import { parseCents } from '../../../src-main/contract/values/money';
import { api } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { formatAmount, formatDate, formatMoney } from '../../i18n/format';
import { parseTypedDate } from '../../../src-main/contract/values/typed-date';
import { DateField } from '../../ui/date-field';
import { showNotice } from '../../ui/notices';
import { ActDialog } from './act-dialog';
import { agreedPlanOf } from './agreed-plan';
import { ownPriceProblem } from './contract-draft';
import { endContract } from './end-contract';
import { PlanSelect, usePlans } from './entry-fields';
import { wayBack } from './undo-change';

export type Act = 'enable' | 'alert' | 'disable' | 'pause' | 'changePlan' | 'end';

interface ActProps {
  readonly contract: ContractShown;
  readonly today: string;
  readonly onClose: () => void;
}

/** The dialog of what is to be done to a contract. */
export function ContractAct({ act, ...props }: ActProps & { readonly act: Act }) {
  if (act === 'pause') return <Pause {...props} />;
  if (act === 'changePlan') return <ChangePlan {...props} />;
  if (act === 'end') return <End {...props} />;
  return <ChangeState act={act} {...props} />;
}

const STATE = { enable: 'enabled', alert: 'alerted', disable: 'disabled' } as const;

function ChangeState({ act, contract, onClose }: ActProps & { readonly act: keyof typeof STATE }) {
  const { t } = useTranslation();
  const { id, plan } = contract;
  return (
    <ActDialog
      contract={contract}
      title={t(`contracts.acts.${act}.title`, { plan })}
      text={t(`contracts.acts.${act}.text`)}
      confirm={t(`contracts.acts.${act}.name`)}
      done=""
      danger={act === 'disable'}
      act={async (seen, reason) => {
        const { version } = await api.contracts.setState({ id, version: seen, to: STATE[act], reason });
        showNotice({ message: t(`contracts.acts.${act}.done`, { plan }), ...wayBack(id, version) });
      }}
      onClose={onClose}
    />
  );
}

/** A day that is typed, and what is said where it is none. */
function useTypedDay(initial: string) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(initial);
  const day = parseTypedDate(typed);
  return {
    typed,
    setTyped,
    /** The day, where `findProblem` found nothing. */
    require() {
      if (day === null) throw new Error('a day that was checked can be read');
      return day;
    },
    problemAt: (field: string) => (day === null ? { field, words: t('contracts.problems.startedOn') } : null),
  };
}

function Pause({ contract, onClose }: ActProps) {
  const { t } = useTranslation();
  const { id, plan } = contract;
  const until = useTypedDay('');
  return (
    <ActDialog
      contract={contract}
      title={t('contracts.acts.pause.title', { plan })}
      text={t('contracts.acts.pause.text')}
      confirm={t('contracts.acts.pause.name')}
      done=""
      findProblem={() => until.problemAt('untilOn')}
      act={async (seen, reason) => {
        const { version } = await api.contracts.pause({ id, version: seen, untilOn: until.require(), reason });
        showNotice({ message: t('contracts.acts.pause.done', { plan, date: until.typed }), ...wayBack(id, version) });
      }}
      onClose={onClose}
    >
      {(errorOf) => (
        <DateField
          label={t('contracts.until')}
          data-autofocus
          error={errorOf('untilOn')}
          value={until.typed}
          onChange={until.setTyped}
        />
      )}
    </ActDialog>
  );
}

function End(props: ActProps) {
  return props.contract.startedOn > props.today ? <EndUnbegun {...props} /> : <EndOnDay {...props} />;
}

/** A contract that has not begun ends on the day on which it would have: there is none to choose. */
function EndUnbegun({ contract, onClose }: ActProps) {
  const { t } = useTranslation();
  const { id, plan, startedOn } = contract;
  const date = formatDate(startedOn);
  return (
    <ActDialog
      contract={contract}
      title={t('contracts.acts.end.title', { plan })}
      text={t('contracts.acts.end.unbegun', { date })}
      confirm={t('contracts.acts.end.name')}
      done=""
      danger
      act={(version, reason) => endContract(contract, { id, version, endedOn: startedOn, reason })}
      onClose={onClose}
    />
  );
}

function EndOnDay({ contract, today, onClose }: ActProps) {
  const { t } = useTranslation();
  const { id, plan } = contract;
  const ended = useTypedDay(formatDate(today));
  return (
    <ActDialog
      contract={contract}
      title={t('contracts.acts.end.title', { plan })}
      text={t('contracts.acts.end.text')}
      confirm={t('contracts.acts.end.name')}
      done=""
      danger
      findProblem={() => ended.problemAt('endedOn')}
      act={(version, reason) => endContract(contract, { id, version, endedOn: ended.require(), reason })}
      onClose={onClose}
    >
      {(errorOf) => (
        <DateField
          label={t('contracts.endDay')}
          data-autofocus
          error={errorOf('endedOn')}
          value={ended.typed}
          onChange={ended.setTyped}
        />
      )}
    </ActDialog>
  );
}

/** What was agreed before for a day to come: the change that is made now takes its place. */
function GivenUp({ contract, country }: Pick<ActProps, 'contract'> & { readonly country: Country }) {
  const { t } = useTranslation();
  if (contract.nextPlanOn === null) return null;
  return (
    <p className="contract-note amber">
      <span>{t('contracts.givesUpPlan', agreedPlanOf(t, contract, country))}</span>
    </p>
  );
}

/** Another plan or another price, from a day on. */
function ChangePlan({ contract, today, onClose }: ActProps) {
  const { t } = useTranslation();
  const { id } = contract;
  const country = useOfficeDetails()?.country ?? 'AR';
  const from = useTypedDay(formatDate(today));
  const [planId, setPlanId] = useState<number | null>(contract.planId);
  const [unmatched, setUnmatched] = useState<string | undefined>();
  const [own, setOwn] = useState(contract.ownPriceCents === null ? '' : formatAmount(contract.ownPriceCents));
  const plan = usePlans().find((each) => each.id === planId);
  const cents = price.nullable().safeParse(own.trim() === '' ? null : (parseCents(own) ?? ''));
  const findProblem = () => {
    if (planId === null || unmatched !== undefined) return { field: 'planId', words: t('contracts.problems.planId') };
    if (!cents.success) return { field: 'ownPriceCents', words: t(`contracts.problems.${ownPriceProblem(own)}`) };
    return from.problemAt('onDate');
  };
  return (
    <ActDialog
      contract={contract}
      title={t('contracts.acts.changePlan.title', { plan: contract.plan })}
      text={t('contracts.acts.changePlan.text')}
      confirm={t('contracts.acts.changePlan.name')}
      done={t('contracts.acts.changePlan.done', { plan: plan?.name ?? '', date: from.typed })}
      findProblem={findProblem}
      act={(version, reason) => {
        const terms = { planId: planId ?? contract.planId, ownPriceCents: cents.data ?? null };
        return api.contracts.changePlan({ id, version, terms, onDate: from.require(), reason });
      }}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <GivenUp contract={contract} country={country} />
          <PlanSelect
            name="planId"
            label={t('contractField.planId')}
            autoFocus
            value={planId}
            unmatched={unmatched}
            error={errorOf('planId')}
            onChange={(chosen) => {
              setPlanId(chosen);
              setUnmatched(undefined);
            }}
            onType={(text) => setUnmatched(text ?? undefined)}
          />
          <TextInput
            name="ownPriceCents"
            label={t('contractField.ownPriceCents')}
            placeholder={plan ? formatMoney(plan.priceCents, country) : t('contracts.planPrice')}
            description={t('contracts.ownPriceHelp')}
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            error={errorOf('ownPriceCents')}
            value={own}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
          <DateField
            label={t('contracts.from')}
            description={t('contracts.fromHelp')}
            error={errorOf('onDate')}
            value={from.typed}
            onChange={from.setTyped}
          />
        </>
      )}
    </ActDialog>
  );
}
