import type { ContractFields, ContractState, ContractTerms, DisabledBy } from '../contract/contracts';
import { price } from '../contract/plans';
import { calendarDate } from '../contract/values/calendar-date';
import { dayOf } from '../contract/values/wall-clock';
import type { Chance } from './seed-client';
import { pick } from './seed-client';
import * as words from './seed-words';

/** How many contracts ten clients in a row have: 1.3 each, with some that have none and some that have several. */
const CONTRACTS_OF_TEN = [1, 1, 2, 0, 1, 3, 1, 1, 2, 1] as const;

/** How many contracts the client of this number has; the first is 1. */
export function contractsOfClient(number: number): number {
  return CONTRACTS_OF_TEN[(number - 1) % CONTRACTS_OF_TEN.length] ?? 0;
}

export interface SeedContract {
  readonly terms: ContractTerms;
  readonly fields: ContractFields;
  readonly standing: {
    readonly state: ContractState;
    readonly disabledBy: DisabledBy | null;
    readonly stateReason: string;
  };
}

export type EntryNumber = (kind: 'plan' | 'node' | 'equipment', name: string) => number;

const PER_NETWORK = 250;
const NETWORKS = 256;

/** An address that no other contract has: v4 for most, a v6 network for every twentieth. */
function ipOf(number: number): string {
  if (number % 20 === 0) return `2001:db8:${(number / 20).toString(16)}::/48`;
  const network = Math.floor(number / PER_NETWORK);
  return `10.${20 + Math.floor(network / NETWORKS)}.${network % NETWORKS}.${2 + (number % PER_NETWORK)}`;
}

/** The last digits of a MAC: no other contract's, and spread as a maker's are. An odd factor meets every number once. */
function deviceOf(number: number): string {
  return ((number * 10_368_889) % 2 ** 24).toString(16).padStart(6, '0');
}

function standingOf(chance: Chance): SeedContract['standing'] {
  const drawn = chance();
  if (drawn < 0.8) return { state: 'enabled', disabledBy: null, stateReason: '' };
  if (drawn < 0.88) return { state: 'alerted', disabledBy: null, stateReason: '' };
  if (drawn < 0.95) return { state: 'disabled', disabledBy: 'system', stateReason: '' };
  return { state: 'disabled', disabledBy: 'operator', stateReason: 'Lo pidió el cliente.' };
}

/** Every eighth connection is not at the client's home. */
const OWN_PLACE_OF = 8;

function ownPlace(number: number, chance: Chance): Pick<ContractFields, 'latitude' | 'longitude'> {
  const latitude = -34.6 - Math.floor(chance() * 40_000) / 100_000;
  const longitude = -68.3 - Math.floor(chance() * 40_000) / 100_000;
  return number % OWN_PLACE_OF === 0 ? { latitude, longitude } : { latitude: null, longitude: null };
}

/** The contract of a number, the first of the office being 1; `sinceMs` is the day of its client. */
export function seedContract(number: number, chance: Chance, sinceMs: number, entry: EntryNumber): SeedContract {
  const planName = pick(chance, Object.keys(words.plans));
  return {
    terms: {
      planId: entry('plan', planName),
      ownPriceCents: chance() < 0.05 ? price.parse(500_000 + Math.floor(chance() * 100) * 10_000) : null,
    },
    fields: {
      nodeId: entry('node', pick(chance, Object.keys(words.nodes))),
      equipmentId: chance() < 0.9 ? entry('equipment', pick(chance, words.equipment)) : null,
      ip: ipOf(number),
      mac: `${pick(chance, words.macMakers)}${deviceOf(number)}`,
      userName: chance() < 0.3 ? `abonado${number}` : '',
      startedOn: calendarDate.parse(dayOf(sinceMs)),
      address: '',
      ...ownPlace(number, chance),
      notes: '',
    },
    standing: standingOf(chance),
  };
}
