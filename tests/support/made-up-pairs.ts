/**
 * Pairs of clients for the duplicates screen, made up from how offices come by them: one person typed twice by two clerks,
 * and two people who have something in common. It knows nothing of the rules that judge them.
 */
export interface MadeUpClient {
  readonly name: string;
  readonly nationalId: string;
  readonly taxId: string;
  readonly phone: string;
  readonly mobile: string;
  readonly email: string;
  readonly address: string;
}

const FIRST =
  'Juan María José Ana Luis Marta Carlos Lucía Diego Sofía Pablo Elena Jorge Carla Hugo Rosa Raúl Norma Julio Silvia Ramón Alicia Víctor Graciela Sergio Patricia Martín Verónica Oscar Claudia Ángel Mónica'.split(
    ' ',
  );
const LAST =
  'Pérez González Rodríguez Fernández López Martínez Sánchez Romero Torres Álvarez Ruiz Ramírez Flores Acosta Benítez Medina Herrera Suárez Aguirre Giménez Molina Castro Ortiz Núñez Cabrera Ríos Ferreyra Godoy Morales Domínguez Moreno Peralta Vega Quiroga Villalba Ojeda Ponce Ledesma'.split(
    ' ',
  );
const STREETS =
  'San Martín|Belgrano|Rivadavia|Mitre|Sarmiento|9 de Julio|Av. Libertad|Los Álamos|Chacabuco|Gral. Paz|Cnel. Suárez|Las Heras|Pje. Tucumán|Av. Hipólito Yrigoyen|Independencia|Patricias Mendocinas|El Chañar|Dr. Moreno'.split(
    '|',
  );

/** Numbers that look like chance and are the same in every run. */
function createChance(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    below,
    one: <Value>(all: readonly Value[]): Value => {
      const found = all[below(all.length)];
      if (found === undefined) throw new Error('nothing to choose from');
      return found;
    },
    often: (share: number) => next() < share,
  };
}
type Chance = ReturnType<typeof createChance>;

const grouped = (document: string) => document.replace(/\B(?=(?:\d{3})+$)/gu, '.');
const mailOf = (name: string, number: number) =>
  `${name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/gu, '.')}${number}@correo.example`;

function person(chance: Chance, number: number): MadeUpClient {
  const name = [chance.one(FIRST), ...(chance.often(0.5) ? [chance.one(FIRST)] : []), chance.one(LAST)].join(' ');
  const document = String(11_000_000 + ((number * 48_271) % 35_000_000));
  const area = chance.one(['2604', '2622', '261']);
  const rest = String(10 ** (9 - area.length) * (4 + chance.below(3)) + ((number * 7_919) % 99_991));
  const local = rest.padEnd(10 - area.length, '7');
  const street = chance.one(STREETS);
  return {
    name,
    nationalId: chance.often(0.8) ? document : '',
    taxId: chance.often(0.3) ? `20-${document}-${number % 10}` : '',
    phone: '',
    mobile: `${area} ${local}`,
    email: chance.often(0.6) ? mailOf(name, number) : '',
    address: `${street} ${100 + ((number * 37) % 4800)}`,
  };
}

/** A hand slips: two letters change places, one is left out, doubled, or another. */
function slip(chance: Chance, word: string): string {
  const at = 1 + chance.below(Math.max(1, word.length - 3));
  const kinds = [
    () => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + (word[at] ?? '') + word.slice(at),
    () => word.slice(0, at) + chance.one(['r', 'n', 's', 'l']) + word.slice(at + 1),
  ];
  return chance.one(kinds)();
}

function otherName(chance: Chance, name: string): string {
  const words = name.split(' ');
  const last = words.at(-1) ?? '';
  const ways = [
    () => name,
    () => name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase(),
    () => `${last} ${words.slice(0, -1).join(' ')}`,
    () => `${last}, ${words.slice(0, -1).join(' ')}`.toUpperCase(),
    () => [words[0], last].join(' '),
    () => [...words.slice(0, -1), slip(chance, last)].join(' '),
    () => [...words, chance.one(LAST)].join(' '),
  ];
  return chance.one(ways)();
}

function otherPhone(chance: Chance, mobile: string): string {
  const [area = '', local = ''] = mobile.split(' ');
  return chance.one([
    `0${area} 15 ${local}`,
    `0${area}-15-${local.slice(0, 3)}-${local.slice(3)}`,
    `+54 9 ${area} ${local}`,
    `${area}${local}`,
    `(${area}) ${local}`,
    local,
  ]);
}

function otherAddress(chance: Chance, address: string): string {
  return chance.one([
    address,
    address.toUpperCase(),
    address.replace(/ (\d+)$/u, ' N° $1'),
    address.replace('Av. ', 'Avenida ').replace('Gral. ', 'General ').replace('Cnel. ', 'Coronel '),
    `${address} - casa`,
    `${address}, B° Centro`,
  ]);
}

/** The same person as another clerk typed it: something that tells it is there, the rest may lack or be written otherwise. */
function typedAgain(chance: Chance, one: MadeUpClient): MadeUpClient {
  const lacks = () => chance.often(0.3);
  const told = chance.one(['document', 'phone', 'address'] as const);
  const hasDocument = told === 'document' && one.nationalId !== '';
  const keepsPhone = told === 'phone' || (told === 'document' && !hasDocument) || !lacks();
  const number = hasDocument || !lacks() ? one.nationalId : '';
  return {
    name: otherName(chance, one.name),
    nationalId: chance.often(0.5) ? grouped(number) : number,
    taxId: lacks() ? '' : one.taxId,
    phone: keepsPhone && chance.often(0.3) ? otherPhone(chance, one.mobile) : '',
    mobile: keepsPhone ? otherPhone(chance, one.mobile) : '',
    email: lacks() ? '' : one.email.toUpperCase(),
    address: told === 'address' || !lacks() ? otherAddress(chance, one.address) : '',
  };
}

type Near = (chance: Chance, one: MadeUpClient, other: MadeUpClient) => MadeUpClient;
const lastOf = (name: string) => name.split(' ').at(-1) ?? '';

/** Two people who have something in common. `other` is a stranger with a document, a phone and an address of its own. */
const NEAR: readonly Near[] = [
  // Brother and sister, or a couple, in one house with one phone and one mailbox.
  (_chance, one, other) => {
    const first = other.name.split(' ')[0] === one.name.split(' ')[0] ? 'Herminia' : other.name.split(' ')[0];
    const { address, mobile, email } = one;
    return { ...other, name: `${first} ${lastOf(one.name)}`, address, mobile, email };
  },
  // Father and son of one name: only the document tells them apart.
  (_chance, one, other) => ({
    ...other,
    name: one.name,
    address: one.address,
    mobile: one.mobile,
    nationalId: other.nationalId || '31000007',
  }),
  // One name, two towns.
  (_chance, one, other) => ({ ...other, name: one.name }),
  // A document one digit apart.
  (chance, one, other) => ({
    ...other,
    nationalId: one.nationalId.replace(/\d$/u, (digit) => String((Number(digit) + 1 + chance.below(8)) % 10)),
  }),
  // Neighbours of one building.
  (_chance, one, other) => ({ ...other, address: `${one.address} dpto 4 B` }),
  // Whoever moved in after somebody, with the phone that stayed in the house.
  (_chance, one, other) => ({ ...other, address: one.address, mobile: one.mobile }),
  // The e-mail of an accountant, given for two clients.
  (_chance, one, other) => ({ ...other, email: one.email || 'estudio@correo.example' }),
  // One name, one street, another house.
  (_chance, one, other) => ({
    ...other,
    name: one.name,
    address: one.address.replace(/\d+$/u, (digits) => String(Number(digits) + 40)),
  }),
  // Mario and María of one family.
  (_chance, one, other) => ({
    ...other,
    name: `Daniela ${lastOf(one.name)}`,
    address: one.address,
    mobile: one.mobile,
  }),
];

export interface MadeUpPair {
  readonly one: MadeUpClient;
  readonly other: MadeUpClient;
  readonly same: boolean;
}

/** So many pairs of each kind, in turns. */
export function madeUpPairs(each: number, seed: number): MadeUpPair[] {
  const chance = createChance(seed);
  const pairs: MadeUpPair[] = [];
  for (let at = 0; at < each; at += 1) {
    const one = person(chance, 3 * at + 1);
    pairs.push({ one, other: typedAgain(chance, one), same: true });
    const [left, right] = [person(chance, 3 * at + 2), person(chance, 3 * at + 3)];
    const near = NEAR[at % NEAR.length];
    if (!near) throw new Error('there is always a kind');
    const isFatherAndSon = at % NEAR.length === 1;
    const known = isFatherAndSon ? { ...left, nationalId: left.nationalId || '12000345' } : left;
    pairs.push({ one: known, other: near(chance, known, right), same: false });
  }
  return pairs;
}
