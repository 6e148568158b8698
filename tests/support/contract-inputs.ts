import {
  anything,
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  emailAddress,
  integer,
  nat,
  oneof,
  record,
  string,
  stringMatching,
  subarray,
  tuple,
  uuid,
} from 'fast-check';
import { z } from 'zod';

type Shape = z.core.JSONSchema.BaseSchema;
type Part = z.core.JSONSchema._JSONSchema;

/** What there is in the office that the inputs are for, so that some name what exists. */
export interface Known {
  readonly texts: readonly string[];
  readonly emails: readonly string[];
  readonly ids: readonly string[];
}

const MOST_ITEMS = 5;
/** Of what need not be named. A form of thirty parts, each of them a bad one now and then, would never get through its door. */
const MOST_OPTIONAL = 6;

/** How a calendar day is told in the shape, and days that are, and are not. */
const DAY_PATTERN = String.raw`^\d{4}-\d{2}-\d{2}$`;
/** The number of a fault. */
const FAULT_PATTERN = String.raw`^[\da-f]{8}$`;
const DAYS = ['2026-11-23', '2026-11-24', '2026-12-01', '9999-12-31'];
const NO_DAYS = ['2026-02-30', '0001-01-01', '2026-13-01'];

/** What breaks programs: SQL, FTS operators, paths, HTML, marks that turn text around, and formulas. */
const NASTY = [
  "' OR 1=1 --",
  '"a" NEAR b*',
  '../../../etc/passwd',
  'C:\\Windows\\win.ini',
  '<img src=x onerror=alert(1)>',
  '\u202Eabc',
  '=cmd|calc',
  '\uD800',
  '__proto__',
];

/** The shape that an endpoint's door asks for. An e-mail is first trimmed, and is one only behind that. */
function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (zodSchema instanceof z.ZodPipe && zodSchema.out instanceof z.ZodEmail) jsonSchema.format = 'email';
    },
  });
}

function textOf(shape: Shape, known: Known): Arbitrary<string> {
  if (shape.format === 'email') return oneof(constantFrom(...known.emails), emailAddress());
  // Mostly a day that is: an input with several of them gets through its door now and then.
  if (shape.pattern === DAY_PATTERN)
    return oneof({ weight: 6, arbitrary: constantFrom(...DAYS) }, constantFrom(...NO_DAYS), string());
  if (shape.pattern === FAULT_PATTERN) return stringMatching(/^[\da-f]{8}$/u);
  if (shape.format === 'uuid') return oneof(constantFrom(...known.ids), uuid());
  const { minLength = 0, maxLength = 100 } = shape;
  const size = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 100)) };
  const texts = oneof({ weight: 3, arbitrary: constantFrom(...known.texts) }, constantFrom(...NASTY), {
    weight: 2,
    arbitrary: string(size),
  });
  return texts.filter(({ length }) => length >= minLength && length <= maxLength);
}

function numberOf({ minimum, exclusiveMinimum, maximum = Number.MAX_SAFE_INTEGER }: Shape): Arbitrary<number> {
  const least = minimum ?? (exclusiveMinimum === undefined ? Number.MIN_SAFE_INTEGER : Number(exclusiveMinimum) + 1);
  const small = { min: Math.max(least, 0), max: Math.min(maximum, Math.max(least, 0) + 3) };
  return oneof(integer(small), integer(small), integer({ min: least, max: maximum }));
}

/** A record by a list of names has no properties of its own: its names are those that it requires. */
function propertiesOf({ properties, required = [], additionalProperties = true }: Shape): Record<string, Part> {
  return properties ?? Object.fromEntries(required.map((name) => [name, additionalProperties]));
}

function objectOf(shape: Shape, known: Known): Arbitrary<unknown> {
  const { required = [] } = shape;
  const parts = Object.entries(propertiesOf(shape)).map(([name, part]) => [name, valueOf(part, known)] as const);
  const optional = parts.map(([name]) => name).filter((name) => !required.includes(name));
  const whole = record(Object.fromEntries(parts), { requiredKeys: required });
  if (optional.length <= MOST_OPTIONAL) return whole;
  const named = subarray(optional, { maxLength: MOST_OPTIONAL });
  return tuple(whole, named).map(([value, few]) =>
    Object.fromEntries(Object.entries(value).filter(([name]) => required.includes(name) || few.includes(name))),
  );
}

/** Values of a shape: what passes its door, but for what a door refuses beyond its shape. */
function valueOf(part: Part, known: Known): Arbitrary<unknown> {
  if (typeof part === 'boolean') return anything();
  const choices = part.anyOf ?? part.oneOf;
  if (choices) return oneof(...choices.map((choice) => valueOf(choice, known)));
  if (part.const !== undefined) return constant(part.const);
  if (part.enum) return constantFrom(...part.enum);
  switch (part.type) {
    case 'object':
      return objectOf(part, known);
    case 'array': {
      // A tuple has a shape for each of its places.
      if (part.prefixItems) return tuple(...part.prefixItems.map((item) => valueOf(item, known)));
      const items = Array.isArray(part.items) ? part.items[0] : part.items;
      const { minItems: least = 0, maxItems = Infinity } = part;
      const most = Math.min(Math.max(least, MOST_ITEMS), maxItems);
      return array(valueOf(items ?? true, known), { minLength: least, maxLength: most });
    }
    case 'string':
      return textOf(part, known);
    case 'integer':
    case 'number':
      return numberOf(part);
    case 'boolean':
      return boolean();
    case 'null':
      return constant(null);
    case undefined:
    default:
      return anything();
  }
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function withSpot(value: unknown, [key, ...rest]: Path, spoil: (spot: unknown) => unknown): unknown {
  if (key === undefined) return spoil(value);
  if (Array.isArray(value)) return value.map((item, at) => (String(at) === key ? withSpot(item, rest, spoil) : item));
  const entries = Object.entries(Object(value)).map(([name, inner]) => [
    name,
    name === key ? withSpot(inner, rest, spoil) : inner,
  ]);
  return Object.fromEntries(entries);
}

const spoilers: Arbitrary<(spot: unknown) => unknown> = oneof(
  anything().map((other) => () => other),
  constantFrom(
    () => 'x'.repeat(300_000),
    () => 'un\u0000 nulo',
    () => Number.NaN,
    () => -1,
    () => 1.5,
    () => 2 ** 60,
    () => [],
    () => ({}),
    () => null,
    () => undefined,
  ),
  tuple(string(), anything()).map(([name, value]) => (spot: unknown) => ({ ...Object(spot), [`x${name}`]: value })),
);

/** Inputs of one endpoint: of its shape, of its shape with one spot spoiled, and of no shape at all. */
export function inputsOf(schema: z.ZodType, known: Known): Arbitrary<unknown> {
  const right = valueOf(shapeOf(schema), known);
  const spoiled = tuple(right, nat(), spoilers).map(([value, seed, spoil]) => {
    const paths = pathsOf(value);
    return withSpot(value, paths[seed % paths.length] ?? [], spoil);
  });
  return oneof(
    { weight: 4, arbitrary: right },
    { weight: 5, arbitrary: spoiled },
    { weight: 1, arbitrary: anything() },
  );
}
