import { Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contractFields, longestContractText } from '../../../src-main/contract/contracts';
import type { FailureCode } from '../../../src-main/contract/failures';
import { query } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { formatMoney } from '../../i18n/format';
import { afterPress } from '../../ui/after-press';
import { DateField } from '../../ui/date-field';
import { FieldDoubt } from '../../ui/field-doubt';
import type { PlaceQuestion } from '../../ui/place-doubt';
import { PositionFields } from '../../ui/position-fields';
import { useSettled } from '../../ui/settled';
import { useTypingIn } from '../../ui/typing-in';
import { type ContractDraft, type DraftField, readDraft } from './contract-draft';
import { PlaceSelect, PlanSelect, usePlans } from './entry-fields';
import { ClientLink, problemWords } from './problem-words';
import type { ContractDraftState } from './use-contract-draft';

const PAUSE_MS = 250;

/** Whose the address is already: said while it is still being typed. */
const TAKEN: readonly FailureCode[] = ['IP_TAKEN', 'MAC_TAKEN'];

type ReachField = 'ip' | 'mac';
const isReachField = (field: string): field is ReachField => field === 'ip' || field === 'mac';

/**
 * What the register says of the IP, the MAC and the user name that were typed, asked once the typing rests; half an address
 * is not called wrong.
 */
function useReach({ ip, mac, userName }: ContractDraft, contractId: number | undefined, typingIn: string) {
  const [settled] = useSettled({ ip, mac, userName }, PAUSE_MS);
  const draft = contractFields.parse({ ...BLANK_FIELDS, ...settled });
  const { data, isPlaceholderData } = useQuery({
    ...query.contracts.check.queryOptions({
      input: { draft, ...(contractId === undefined ? {} : { id: contractId }) },
    }),
    placeholderData: (previous) => previous,
    enabled: Object.values(settled).some((text) => text !== ''),
  });
  const isOfNow = (field: keyof typeof settled) =>
    !isPlaceholderData && settled[field] !== '' && settled[field] === { ip, mac, userName }[field];
  return {
    problemOf: (field: ReachField) =>
      isOfNow(field)
        ? data?.problems.find(({ field: of, code }) => of === field && (typingIn !== field || TAKEN.includes(code)))
        : undefined,
    sameUserName: isOfNow('userName') ? data?.sameUserName : undefined,
  };
}

const BLANK_FIELDS = {
  nodeId: null,
  equipmentId: null,
  ip: '',
  mac: '',
  userName: '',
  startedOn: '2000-01-01',
  address: '',
  latitude: null,
  longitude: null,
  notes: '',
} as const;

interface ContractFormProps {
  readonly question: PlaceQuestion;
  readonly draft: ContractDraftState;
  /** Undefined for a new one. */
  readonly contractId: number | undefined;
  /** Where the client lives: where the connection is, unless something else is typed. */
  readonly home: string;
}

/** What every field shares: its error; and what is in doubt of the user name, which is no error. */
function useTold({ draft, contractId }: ContractFormProps, typingIn: string) {
  const { t } = useTranslation();
  const { problemOf, sameUserName } = useReach(draft.fields, contractId, typingIn);
  return {
    errorOf: (field: DraftField): ReactNode => {
      const problem = draft.problems[field] ?? (isReachField(field) ? problemOf(field) : undefined);
      return problem && problemWords(t, problem);
    },
    sameUserName,
  };
}

/** Two live contracts of one user name: nobody could say whose what is measured by it is. */
function SameUserName({ clientId, name }: { readonly clientId: number; readonly name: string }) {
  const { t } = useTranslation();
  return (
    <FieldDoubt>
      {t('contracts.sameUserName', { name })} <ClientLink clientId={clientId} name={name} />
    </FieldDoubt>
  );
}

type TypedField = Exclude<DraftField, 'planId' | 'nodeId' | 'equipmentId'>;

/** The fields of a contract, in the order in which a clerk is told them. */
export function ContractForm(props: ContractFormProps) {
  const { draft, question, contractId, home } = props;
  const { t } = useTranslation();
  const { typingIn, telling } = useTypingIn();
  const { errorOf, sameUserName } = useTold(props, typingIn);
  const typed = (field: TypedField) => ({
    name: field,
    value: draft.fields[field],
    error: errorOf(field),
    autoComplete: 'off',
    ...telling(field),
    onChange: (event: { currentTarget: { value: string } }) => draft.change({ [field]: event.currentTarget.value }),
  });
  const chosen = (field: 'planId' | 'nodeId' | 'equipmentId') => ({
    name: field,
    value: draft.fields[field],
    unmatched: draft.unmatched[field],
    error: errorOf(field),
    onChange: (id: number | null) => draft.change({ [field]: id }),
    onType: (text: string | null) => draft.typeText(field, text),
  });
  const startedOn = typed('startedOn');
  return (
    <div className="contract-form">
      {contractId === undefined && (
        <>
          <PlanSelect className="wide" label={t('contractField.planId')} autoFocus {...chosen('planId')} />
          <OwnPrice draft={draft} error={errorOf('ownPrice')} />
        </>
      )}
      <DateField
        label={t('contractField.startedOn')}
        {...startedOn}
        onChange={(text) => draft.change({ startedOn: text })}
      />
      <PlaceSelect kind="node" label={t('contractField.nodeId')} {...chosen('nodeId')} />
      <PlaceSelect kind="equipment" label={t('contractField.equipmentId')} {...chosen('equipmentId')} />
      <TextInput
        label={t('contractField.ip')}
        placeholder="10.20.0.5"
        maxLength={longestContractText.ip}
        {...(contractId === undefined ? {} : { 'data-autofocus': true })}
        {...typed('ip')}
      />
      <TextInput
        label={t('contractField.mac')}
        placeholder="E4:8D:8C:04:03:C5"
        maxLength={longestContractText.mac}
        {...typed('mac')}
      />
      <TextInput
        label={t('contractField.userName')}
        maxLength={longestContractText.userName}
        {...typed('userName')}
        description={sameUserName && <SameUserName {...sameUserName} />}
      />
      <TextInput
        className="whole"
        label={t('contracts.ownAddress')}
        placeholder={home || t('contracts.noHome')}
        maxLength={longestContractText.address}
        {...typed('address')}
        description={t('contracts.ownAddressHelp')}
      />
      <Position draft={draft} question={question} errorOf={errorOf} />
      <Textarea
        className="whole"
        label={t('contractField.notes')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={longestContractText.notes}
        {...typed('notes')}
      />
    </div>
  );
}

interface PositionProps extends Pick<ContractFormProps, 'draft' | 'question'> {
  readonly errorOf: (field: DraftField) => ReactNode;
}

function Position({ draft, question, errorOf }: PositionProps) {
  return (
    <PositionFields
      value={draft.fields}
      errors={{ latitude: errorOf('latitude'), longitude: errorOf('longitude') }}
      question={question}
      onChange={draft.change}
    />
  );
}

/** A price of the contract's own; blank, it pays what its plan costs, today and tomorrow. */
function OwnPrice({ draft, error }: { draft: ContractDraftState; error: ReactNode }) {
  const { t } = useTranslation();
  const [helping, setHelping] = useState(false);
  const plan = usePlans().find(({ id }) => id === draft.fields.planId);
  const country = useOfficeDetails()?.country ?? 'AR';
  const own = readDraft(draft.fields).terms?.ownPriceCents ?? null;
  return (
    <TextInput
      name="ownPrice"
      label={t('contractField.ownPriceCents')}
      placeholder={plan ? formatMoney(plan.priceCents, country) : t('contracts.planPrice')}
      autoComplete="off"
      inputMode="decimal"
      maxLength={20}
      error={error}
      description={own !== null && !helping ? formatMoney(own, country) : t('contracts.ownPriceHelp')}
      value={draft.fields.ownPrice}
      onChange={(event) => draft.change({ ownPrice: event.currentTarget.value })}
      onFocus={() => setHelping(true)}
      onBlur={() => afterPress(() => setHelping(false))}
    />
  );
}
