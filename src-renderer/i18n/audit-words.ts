import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../src-main/contract/audit';
import { personTypes } from '../../src-main/contract/clients';
import { contractStates, disabledBys } from '../../src-main/contract/contracts';
import { deviceSources } from '../../src-main/contract/devices';
import type { Country } from '../../src-main/contract/office';
import { writtenMac } from '../../src-main/contract/values/mac-address';
import { writeDegrees } from '../../src-main/contract/values/position';
import { formatDate, formatWrittenMoney } from './format';
import { formatNationalId, formatPhone, formatTaxId } from './identity-format';
import { es } from './locales/es';
import { stateReasonWords } from './state-reason';

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
export function useActWords(): (entry: AuditEntry) => string {
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

type OfChange = Pick<AuditEntry, 'action' | 'field' | 'before' | 'after'>;

/** What stood before a change and after it, as a clerk reads it; `before` null where nothing is said to have stood. */
export function useChangeWords(
  country: Country,
): (entry: OfChange, canGoBack: boolean) => { readonly before: string | null; readonly after: string } {
  const words = useValueWords(country);
  return ({ action, field, before, after }, canGoBack) => {
    const written = { before: words(field, before), after: words(field, after) };
    // What differs only in how it was typed would read the same twice.
    const said = written.before === written.after ? { before, after } : written;
    // A reason, or what a device is called, is said of the act, and was nothing before it.
    const isNamed = isGatewayAct(action) || isDeviceAct(action) || isAccountAct(action) || isPortalAct(action);
    const isSaid = before === '' && isNamed && !canGoBack;
    return action === 'created' || isSaid || field === 'contract.reason'
      ? { before: null, after: written.after }
      : said;
  };
}

const OF_CONTRACT = 'contract.';
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
