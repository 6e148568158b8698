import { type ContractState, contractStates, type DisabledBy, disabledBys } from './contracts';
import { type CalendarDate, calendarDate } from './values/calendar-date';
import { type Cents, parseCents } from './values/money';

/** By what a value is said, in a window as in a file. */
export interface MassValueWords {
  readonly yes: string;
  readonly no: string;
  /** What stands where a client has no profile of its own. */
  readonly officeProfile: string;
  readonly states: Readonly<Record<ContractState, string>>;
  readonly disabledBys: Readonly<Record<DisabledBy, string>>;
  readonly amount: (cents: Cents) => string;
  readonly day: (day: CalendarDate) => string;
}

const DAYS: ReadonlySet<string> = new Set(['billing.billedFromOn', 'contract.nextPlanOn', 'contract.pausedUntilOn']);

/** Of several contracts each value is told once, one beside the other. */
const BETWEEN = ' · ';

/**
 * A field's value of a mass update in words; '' for nothing. The core tells states, amounts and days as the audit keeps
 * them (`disabled`, `29990.00`, `2026-11-24`); the window and the file that is read beside it say them alike by this.
 */
export function massValueWords(field: string, value: string, words: MassValueWords): string {
  if (value === 'true') return words.yes;
  if (value === 'false') return words.no;
  if (field === 'billing.profileId' && value === '') return words.officeProfile;
  const wordOf = wordingOf(field, words);
  return wordOf ? value.split(BETWEEN).map(wordOf).join(BETWEEN) : value;
}

/** How each value of a field is said; undefined where it is its own word. What is none of the known ones stays as it is. */
function wordingOf(field: string, words: MassValueWords): ((value: string) => string) | undefined {
  if (field === 'contract.state')
    return (value) => {
      const state = contractStates.find((each) => each === value);
      return state ? words.states[state] : value;
    };
  if (field === 'contract.disabledBy')
    return (value) => {
      const by = disabledBys.find((each) => each === value);
      return by ? words.disabledBys[by] : value;
    };
  if (field.endsWith('Cents'))
    return (value) => {
      const cents = parseCents(value);
      return cents === null ? value : words.amount(cents);
    };
  if (!DAYS.has(field)) return undefined;
  return (value) => {
    const day = calendarDate.safeParse(value).data;
    return day ? words.day(day) : value;
  };
}
