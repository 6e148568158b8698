import type { CatalogKind } from '../contract/catalogs';
import type { ClientFields } from '../contract/clients';
import { type Position, position } from '../contract/values/position';
import { fold } from '../contract/values/text';
import * as words from './seed-words';

/** Numbers from 0 to 1 that are the same on every run (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface SeedClient {
  readonly fields: ClientFields;
  readonly createdAtMs: number;
  /** Where the home is; undefined for those whom nobody has put on the map. */
  readonly position: Position | undefined;
  readonly carried: {
    readonly billingEnabled: string;
    readonly invoiceType: string;
    readonly taxCondition: string;
    readonly gateways: string;
    readonly unpaidCount: number;
    readonly unpaidBalanceCents: number;
  };
}

/** The first day of the made-up office, and for how long clients kept coming. Milliseconds. */
const FIRST_DAY_MS = Date.UTC(2017, 2, 1, 12);
const YEARS_MS = 9 * 365 * 24 * 3_600_000;

export type Chance = () => number;

export function pick<Item>(chance: Chance, items: readonly Item[]): Item {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function digits(chance: Chance, length: number): string {
  return Array.from({ length }, () => Math.floor(chance() * 10)).join('');
}

function nameParts(chance: Chance) {
  const firstName = pick(chance, words.firstNames);
  const middleName = chance() < 0.4 ? pick(chance, words.firstNames) : '';
  const lastName = pick(chance, words.lastNames);
  const secondLastName = chance() < 0.3 ? pick(chance, words.lastNames) : '';
  const name = [firstName, middleName, lastName, secondLastName].filter(Boolean).join(' ');
  return { name, firstName, middleName, lastName, secondLastName };
}

function nationalIdOf(chance: Chance): string {
  const plain = String(7_000_000 + Math.floor(chance() * 40_000_000));
  return chance() < 0.3 ? plain.replaceAll(/\B(?=(?:\d{3})+$)/gu, '.') : plain;
}

function taxIdOf(nationalId: string, chance: Chance): string {
  const body = `20${nationalId.replaceAll('.', '').padStart(8, '0')}`;
  const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  const check = (11 - (sum % 11)) % 11;
  return chance() < 0.25 && check < 10 ? `20-${body.slice(2)}-${check}` : '';
}

/** Of twenty clients, how many nobody has put on the map. */
const UNPLACED_OF_TWENTY = 2;

/** Where a client lives: streets are densest in the middle of a town. Chance of its own, so that the rest is as it was. */
function homeOf(number: number): { city: string; position: Position | undefined } {
  const chance = createChance(number);
  const [city, { latitude, longitude, reach }] = pick(chance, Object.entries(words.cities));
  const spread = () => (chance() + chance() + chance() - 1.5) * reach;
  const home = { latitude: latitude + spread(), longitude: longitude + spread() };
  return { city, position: number % 20 < UNPLACED_OF_TWENTY ? undefined : position.parse(home) };
}

/** The client of a number; the same number and chance give the same client. */
export function seedClient(
  number: number,
  chance: Chance,
  catalogId: (kind: CatalogKind, name: string) => number,
): SeedClient {
  const parts = nameParts(chance);
  const business = chance() < 0.06;
  const physical = !business && Object.values(parts).filter(Boolean).length >= 4;
  const nationalId = nationalIdOf(chance);
  const noParts = { firstName: '', middleName: '', lastName: '', secondLastName: '' };
  const home = homeOf(number);
  const fields: ClientFields = {
    ...(physical ? parts : noParts),
    name: business ? `${pick(chance, words.businessNames)} ${parts.lastName}` : parts.name,
    personType: business ? 'legal' : physical ? 'natural' : 'other',
    customId: String(number).padStart(6, '0'),
    nationalId,
    taxId: taxIdOf(nationalId, chance),
    phone: chance() < 0.6 ? `0260 44${digits(chance, 5)}` : '',
    mobile: chance() < 0.8 ? `+54 9 260 4${digits(chance, 2)}-${digits(chance, 4)}` : '',
    email: chance() < 0.93 ? `${emailName(parts)}.${number}@correo.example` : '',
    notes: pick(chance, words.noteTexts),
    address: `${pick(chance, words.streets)} ${1 + Math.floor(chance() * 3000)}`,
    cityId: catalogId('city', home.city),
    provinceId: catalogId('province', pick(chance, words.provinces)),
    neighborhoodId: catalogId('neighborhood', pick(chance, words.neighborhoods)),
    zoneId: catalogId('zone', pick(chance, words.zones)),
    sellerId: chance() < 0.5 ? catalogId('seller', pick(chance, words.sellers)) : null,
    collectorId: chance() < 0.3 ? catalogId('collector', pick(chance, words.collectors)) : null,
  };
  return {
    fields,
    createdAtMs: FIRST_DAY_MS + Math.floor((chance() * YEARS_MS) / 1000) * 1000,
    position: home.position,
    carried: carriedOf(chance),
  };
}

function emailName(parts: { firstName: string; lastName: string }): string {
  return fold(`${parts.firstName}.${parts.lastName}`).replaceAll(/[^a-z.]/gu, '');
}

function carriedOf(chance: Chance): SeedClient['carried'] {
  const taxCondition = pick(chance, words.taxConditions);
  const owes = chance() < 0.18;
  return {
    billingEnabled: 'Sí',
    invoiceType: taxCondition === 'Responsable inscripto' || taxCondition === 'Monotributo' ? 'A' : 'B',
    taxCondition,
    gateways: pick(chance, words.gateways),
    unpaidCount: owes ? 1 + Math.floor(chance() * 3) : 0,
    unpaidBalanceCents: owes ? 500_000 + Math.floor(chance() * 9_000_000) : 0,
  };
}
