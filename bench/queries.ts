/** What a clerk types, and the folded words that the index is asked for. */
export interface SearchQuery {
  readonly typed: string;
  readonly words: readonly string[];
}

const NAMES =
  'Muñoz|munoz|González|gonzalez|Ibáñez|ibanez|Peña|pena|Núñez|nunez|Güemes|guemes|Ñáñez|nanez|Acuña|acuna|Yáñez|yanez|Zárate|zarate'.split(
    '|',
  );
const PAIRS =
  'José Muñoz|jose munoz|María Pérez|maria perez|Sofía Peña|ines guemes|Raúl Acuña|oscar yanez|Úrsula Díaz|ramon diaz'.split(
    '|',
  );
const PLACES = 'San Martín 12|san martin 120|Av. Güemes|los nandues|9 de Julio|espana 45|Los Álamos|cordoba 33'.split(
  '|',
);
const NUMBERS =
  '000123|004567|0260 441|26044|+54 9 260|2812345|31.204|20-28|1234|99887|30111|0260 445|45123|260412|000999|7654|33444|00777'.split(
    '|',
  );
const EMAILS = 'munoz.1@|correo.example|jose.perez.12|nunez.33'.split('|');

const fold = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Sixty of them; words under three letters are left out of the floor's, since the trigram index has none. */
export const searchQueries: readonly SearchQuery[] = [...NAMES, ...PAIRS, ...PLACES, ...NUMBERS, ...EMAILS].map(
  (typed) => ({
    typed,
    words: fold(typed)
      .split(' ')
      .map((word) => (/^[\d.\-/()+]+$/u.test(word) ? word.replaceAll(/\D/gu, '') : word))
      .filter((word) => word.length >= 3),
  }),
);
