import {
  type ClientCondition,
  type ConditionFacts,
  clientCondition,
  conditionFields,
  textMatches,
} from '../../../src-main/contract/client-conditions';

/**
 * A condition in the address: its field, `no.` before it where it is turned round, and what is asked. Lists are joined by
 * dots (`zoneId=3.7.none`), a range has two between its ends (`balance=100..`), a text says how it is compared first
 * (`name=contains.muñoz`, `email=empty`).
 */
const NOT = 'no.';
const NONE = 'none';

/** Older addresses, and those that are typed by whoever knows them: what they ask for by now. */
const SPELLINGS: Readonly<Record<string, ClientCondition>> = {
  withoutEmail: { kind: 'text', field: 'email', not: false, match: 'empty', text: '' },
  withoutPosition: { kind: 'flag', field: 'placed', yes: false },
};

/** Every condition that an address asks for, in the order of the panel; what makes no sense counts as not asked. */
export function readConditions(search: URLSearchParams): ClientCondition[] {
  return conditionFields.flatMap((facts) => readCondition(search, facts) ?? spelled(search, facts) ?? []);
}

/** Whether a part of an address is read as a condition; of a field that is asked both ways, the plain one is. */
export function isConditionRead(search: URLSearchParams, key: string): boolean {
  if (Object.hasOwn(SPELLINGS, key)) return true;
  const isTurned = key.startsWith(NOT);
  const field = isTurned ? key.slice(NOT.length) : key;
  const facts = conditionFields.find((each) => each.field === field);
  if (!facts || (isTurned && search.has(field))) return false;
  return readCondition(search, facts) !== undefined;
}

function spelled(search: URLSearchParams, { field }: ConditionFacts): ClientCondition | undefined {
  const found = Object.entries(SPELLINGS).find(([key, each]) => each.field === field && search.has(key));
  return found?.[1];
}

function readCondition(search: URLSearchParams, facts: ConditionFacts): ClientCondition | undefined {
  const { kind, field } = facts;
  const not = !search.has(field) && search.has(NOT + field);
  const value = search.get(not ? NOT + field : field);
  if (value === null) return undefined;
  const asked = kind === 'flag' ? { kind, field, ...readFlag(value, not) } : { kind, field, not, ...READ[kind](value) };
  const read = clientCondition.safeParse(asked);
  return read.success ? read.data : undefined;
}

const readFlag = (value: string, not: boolean) => ({
  yes: value === 'yes' || value === 'no' ? (value === 'yes') !== not : null,
});

const READ = {
  text(value: string) {
    const match = textMatches.find((each) => value === each || value.startsWith(`${each}.`));
    return match === undefined ? {} : { match, text: value.slice(match.length + 1) };
  },
  entries: (value: string) => ({ ids: value.split('.').map((id) => (id === NONE ? null : Number(id))) }),
  choice: (value: string) => ({ values: value.split('.') }),
  number: (value: string) => readRange(value, readNumber),
  money: (value: string) => readRange(value, readNumber),
  date: (value: string) => readRange(value, (day) => day),
};

/** A nought with a sign is a nought: it is written as one again. */
const readNumber = (text: string) => Number(text) + 0;

/** `10..20`, `10..`, `..20`; `10` alone is from 10 to 10. */
function readRange(value: string, read: (end: string) => number | string) {
  const [from = '', to = from] = value.split('..');
  const end = (text: string) => (text === '' ? null : read(text));
  return { from: end(from), to: end(to) };
}

/** Adds the conditions to an address. */
export function writeConditions(search: URLSearchParams, conditions: readonly ClientCondition[]): void {
  for (const condition of conditions) {
    const turned = condition.kind !== 'flag' && condition.not;
    search.set(`${turned ? NOT : ''}${condition.field}`, written(condition));
  }
}

function written(condition: ClientCondition): string {
  if (condition.kind === 'text')
    return condition.match === 'empty' ? condition.match : `${condition.match}.${condition.text}`;
  if (condition.kind === 'entries') return condition.ids.map((id) => id ?? NONE).join('.');
  if (condition.kind === 'choice') return condition.values.join('.');
  if (condition.kind === 'flag') return condition.yes ? 'yes' : 'no';
  const { from, to } = condition;
  return from === to ? String(from) : `${from ?? ''}..${to ?? ''}`;
}
