import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../src-main/contract/audit';
import { clientFields, personTypes } from '../../../src-main/contract/clients';
import { billingFieldNames } from '../../../src-main/contract/client-billing';
import { contractStates, disabledBys, restorableContractFields } from '../../../src-main/contract/contracts';
import { deviceSources } from '../../../src-main/contract/devices';
import { carriedFields } from '../../../src-main/contract/imports';
import type { Country, Office } from '../../../src-main/contract/office';
import { writtenMac } from '../../../src-main/contract/values/mac-address';
import { writeDegrees } from '../../../src-main/contract/values/position';
import { useFieldName } from '../../i18n/field-names';
import { formatDate, formatMoment, formatWrittenMoney } from '../../i18n/format';
import { formatNationalId, formatPhone, formatTaxId } from '../../i18n/identity-format';
import { es } from '../../i18n/locales/es';
import { useReasonWords } from '../../i18n/reason-words';
import { stateReasonWords } from '../../i18n/state-reason';
import { type AuditAct, isEnd } from './audit-acts';

interface AuditItemProps {
  readonly act: AuditAct;
  readonly office: Office;
  /** Null where this operator may not. */
  readonly onPutBack: ((entry: AuditEntry) => void) | null;
}

function isAct(action: string): action is keyof typeof es.audit.acts {
  return Object.hasOwn(es.audit.acts, action);
}

function isContractAct(action: string): action is keyof typeof es.contractActs {
  return Object.hasOwn(es.contractActs, action);
}

function isGatewayAct(action: string): action is keyof typeof es.gatewayActs {
  return Object.hasOwn(es.gatewayActs, action);
}

function isDeviceAct(action: string): action is keyof typeof es.deviceActs {
  return Object.hasOwn(es.deviceActs, action);
}

function isAccountAct(action: string): action is keyof typeof es.accountActs {
  return Object.hasOwn(es.accountActs, action);
}

function isPortalAct(action: string): action is keyof typeof es.portalActs {
  return Object.hasOwn(es.portalActs, action);
}

/** What an act was, in words: on the client, or on one of its contracts, gateways and devices. */
function useActWords(): (entry: AuditEntry) => string {
  const { t } = useTranslation();
  return ({ action, contractId }) => {
    if (contractId !== null) return isContractAct(action) ? t(`contractActs.${action}`) : action;
    if (isGatewayAct(action)) return t(`gatewayActs.${action}`);
    if (isDeviceAct(action)) return t(`deviceActs.${action}`);
    if (isAccountAct(action)) return t(`accountActs.${action}`);
    if (isPortalAct(action)) return t(`portalActs.${action}`);
    return isAct(action) ? t(`audit.acts.${action}`) : action;
  };
}

/** What was done to the client: one changed field says all of it by itself; more stand under the act's name. */
export function AuditItem({ act, office, onPutBack }: AuditItemProps) {
  const titleOf = useActWords();
  const { head, entries } = act;
  const fields = entries.filter(({ field }) => field !== '');
  const named = head.action !== 'updated' || head.contractId !== null || fields.length !== 1;
  return (
    <li className="audit-act">
      {named && <strong>{titleOf(head)}</strong>}
      {named && head.contract !== '' && <span className="audit-contract">{head.contract}</span>}
      {named && <Who entry={head} office={office} />}
      {fields.length > 0 && (
        <ul className={named ? 'audit-lines' : 'audit-lines alone'}>
          {fields.map((entry) => (
            <AuditLine key={entry.id} entry={entry} office={office} onPutBack={onPutBack} />
          ))}
        </ul>
      )}
      {!named && <Who entry={head} office={office} />}
    </li>
  );
}

/** Who did it, when, and in which way. */
function Who({ entry, office }: { readonly entry: AuditEntry; readonly office: Office }) {
  const { t } = useTranslation();
  const by = entry.operator || t('audit.byNobody');
  return (
    <span className="audit-who">
      {by} · {formatMoment(entry.atMs, office.timeZone)} · {t(`audit.origins.${entry.origin}`)}
    </span>
  );
}

interface AuditLineProps extends Pick<AuditItemProps, 'office' | 'onPutBack'> {
  readonly entry: AuditEntry;
}

const OF_CONTRACT = 'contract.';

/** What the core puts back: the client's own fields and state, what a list carried along, its contracts' fields, and its devices' while they serve. */
function hasWayBack({ field, before, over }: AuditEntry): boolean {
  if (field === 'gateway.reference') return true;
  if (field.startsWith('device.')) return over !== null;
  if (field.startsWith(OF_CONTRACT)) {
    const name = field.slice(OF_CONTRACT.length);
    return restorableContractFields.includes(name) && (name !== 'endedOn' || before === '');
  }
  const isBilling = billingFieldNames.some((name) => field === `billing.${name}`);
  const isOwn = field === 'state' || field === 'position' || isBilling || Object.hasOwn(clientFields.shape, field);
  return isOwn || carriedFields.some((name) => name === field);
}

/** One field: what it was, what it became, why where that was asked, and the way back. */
function AuditLine({ entry, office, onPutBack }: AuditLineProps) {
  const { t } = useTranslation();
  const nameOf = useFieldName(office.country);
  const reasonOf = useReasonWords();
  const words = useValueWords(office.country);
  const { field, before, after, reason, action } = entry;
  const created = action === 'created';
  const canGoBack = onPutBack && !created && hasWayBack(entry);
  // A reason, or what a device is called, is said of the act, and was nothing before it.
  const isNamed = isGatewayAct(action) || isDeviceAct(action) || isAccountAct(action) || isPortalAct(action);
  const isSaid = before === '' && isNamed && !canGoBack;
  const hadValue = !created && !isSaid && field !== 'contract.reason';
  const written = { before: words(field, before), after: words(field, after) };
  // What differs only in how it was typed would read the same twice.
  const said = hadValue && written.before === written.after ? { before, after } : written;
  const backWords = before === '' ? t('audit.leaveEmpty') : t('audit.putBack', { value: said.before });
  const back = isEnd(entry)
    ? { words: t('contracts.acts.end.takeBack'), name: t('contracts.acts.end.takeBack') }
    : { words: backWords, name: `${nameOf(field)}: ${backWords}` };
  return (
    <li className="audit-line">
      <span className="audit-field">{nameOf(field)}</span>
      <span className="audit-value">
        <span className="audit-change">
          {hadValue && (
            <>
              <del>{said.before}</del> <span aria-hidden="true">→</span>{' '}
            </>
          )}
          <ins>{said.after}</ins>
          {reason && <span className="audit-reason">{t('audit.reason', { reason: reasonOf(reason) })}</span>}
        </span>
        {canGoBack && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            aria-label={back.name}
            title={back.words}
            className="audit-back"
            onClick={() => onPutBack(entry)}
          >
            {back.words}
          </Button>
        )}
      </span>
    </li>
  );
}

const STATES = ['active', 'deactivated'] as const;
const DAYS: ReadonlySet<string> = new Set(['startedOn', 'endedOn', 'pausedUntilOn', 'nextPlanOn']);

/** How each number of a client is written, however it was typed. */
const NUMBERS: ReadonlyMap<string, (country: Country, typed: string) => string> = new Map([
  ['nationalId', formatNationalId],
  ['taxId', formatTaxId],
  ['phone', formatPhone],
  ['mobile', formatPhone],
]);

/** A field's value as a clerk reads it. */
export function useValueWords(country: Country): (field: string, value: string) => string {
  const { t } = useTranslation();

  function ofContract(field: string, value: string): string {
    const state = (field === 'state' || field === 'stood') && contractStates.find((each) => each === value);
    if (state) return t(`contractState.${state}`);
    const by = field === 'disabledBy' && disabledBys.find((each) => each === value);
    if (by) return t(`disabledBy.${by}`);
    if (field === 'mac') return writtenMac(value);
    if (DAYS.has(field)) return formatDate(value);
    if (field === 'latitude' || field === 'longitude') return writeDegrees(Number(value));
    if (field === 'reason') return stateReasonWords(t, value);
    return field.endsWith('Cents') ? formatWrittenMoney(value, country) : value;
  }

  return (field, value) => {
    if (value === '') return t('audit.empty');
    if (field.startsWith(OF_CONTRACT)) return ofContract(field.slice(OF_CONTRACT.length), value);
    const writeNumber = NUMBERS.get(field);
    if (writeNumber) return writeNumber(country, value);
    const personType = field === 'personType' && personTypes.find((each) => each === value);
    if (personType) return t(`personType.${personType}`);
    const source = field === 'device.source' && deviceSources.find((each) => each === value);
    if (source) return t(`devices.source.${source}`);
    if (field === 'device.expiresOn' || field === 'device.lastUsedOn') return formatDate(value);
    if (field.startsWith('billing.') && (value === 'true' || value === 'false'))
      return t(value === 'true' ? 'billing.yes' : 'billing.no');
    if (field === 'billing.billedFromOn') return formatDate(value);
    if (['account.promise', 'account.exception', 'account.paidOn'].includes(field)) return formatDate(value);
    if (['unpaidBalance', 'account.amount', 'account.surcharge'].includes(field))
      return formatWrittenMoney(value, country);
    const state = field === 'state' && STATES.find((each) => each === value);
    return state ? t(`clientState.${state}`) : value;
  };
}
