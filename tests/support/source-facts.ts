import { posix } from 'node:path';
import { parseSync, Visitor } from 'vite';

/** One source file, by its path from the top of the repository. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What the house's rules ask of a file, as its syntax tree says it. */
export interface Facts {
  readonly path: string;
  /** What it takes in, types too: a package's name, or a path from the top of the repository. */
  readonly imports: readonly string[];
  /** `import()`, which no list of imports shows. */
  readonly dynamicImports: number;
  /** Names of the surroundings that it uses: `fetch`, `Date.now`, `new Date()`, `ipcMain.handle`. */
  readonly uses: ReadonlySet<string>;
  /** How often it tells the compiler or the lint to be quiet, and of what. */
  readonly silenced: readonly string[];
  /** How often it reads JSON and hands it on as it came, not to a schema. */
  readonly unreadJson: number;
  /** Texts with Spanish letters. */
  readonly spanish: readonly string[];
  /** Words on a screen that no catalogue has: text between tags, and what a field is called. */
  readonly copy: readonly string[];
  /** Texts that are SQL. */
  readonly statements: readonly string[];
  /** Queries that it builds and lets go of: nothing is written, and nothing read, until one is run. */
  readonly unrun: readonly string[];
  /** Where it counts money in anything but whole cents. */
  readonly inexact: readonly string[];
}

const SQL =
  /^\s*(?:SELECT\s|WITH\s+(?:RECURSIVE\s+)?\w+\s*(?:\([^)]*\)\s*)?AS\s|INSERT\s+(?:INTO|OR)\s|REPLACE\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|(?:CREATE|DROP)\s+(?:UNIQUE\s+)?(?:TABLE|INDEX|TRIGGER|VIEW)\s|PRAGMA\s)/iu;
const SILENCER =
  /@ts-(?:ignore|expect-error|nocheck)|(?:oxlint|eslint)-disable(?:-next-line|-line)?\b(?<rules>[^]*?)(?:--|$)|biome-ignore/u;

/** A name that holds money: `priceCents`, `own_price_cents`, `row.amount`. */
const MONEY = /\b\w*(?:[cC]ents|[pP]rice|[aA]mount|[bB]alance|[bB]asisPoints)\b/u;
/** What cents and basis points are divided by, and a factor with a fraction. */
const HUNDREDS = /^(?:100|10_?000)(?:\.0*)?$/u;
const FRACTION = /^\d[\d_]*\.\d+$/u;
/** A statement that counts cents in anything but whole ones: parts of them, means, rounding, floating numbers. */
const INEXACT_SQL = /cents\s*[*/]|\b(?:avg|round)\s*\([^)]*cents|cents\b[^,;]*\bAS\s+(?:REAL|NUMERIC)\b/iu;
const ROUNDING = /^(?:Math\.(?:round|floor|ceil|trunc|fround)|(?:Number\.)?parseFloat)$/u;

/** Whether an operation leaves whole cents: a part of an amount is `partOf`'s to count. */
function isInexact(operator: string, left: string, right: string, hasMoney: boolean): boolean {
  const names = MONEY.test(left) || MONEY.test(right);
  const fraction = FRACTION.test(left) || FRACTION.test(right) || (operator.startsWith('/') && HUNDREDS.test(right));
  if (/^(?:\*\*?|\/|%)=?$/u.test(operator)) return names || (hasMoney && fraction);
  return /^[+-]=?$/u.test(operator) && names && (/\.\d/u.test(left) || /\.\d/u.test(right));
}

/** What begins a query, what goes on building one, and where it can only be a database that is asked. */
const BEGINS = /\.(?:insert|update|delete|select)\(/u;
const BUILDS =
  /\.(?:set|values|from|where|returning|limit|offset|orderBy|groupBy|innerJoin|leftJoin|onConflictDo(?:Update|Nothing))$/u;
const BARE = /\bdb\s*\.(?:insert|update|delete|select)$/u;

/** Two letters beside each other: `A`, `%` and `d/m` are marks. */
const WORD = /\p{L}{2,}/u;
/** What of an element is read, or read aloud. */
const SHOWN: ReadonlySet<string> = new Set(
  'label title placeholder description alt aria-label aria-description'.split(' '),
);

function pathOf(from: string, to: string): string {
  return to.startsWith('.') ? posix.join(posix.dirname(from), to) : to;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function silencers(comments: readonly { readonly value: string }[]): string[] {
  return comments.flatMap(({ value }) => {
    const found = SILENCER.exec(value);
    if (!found) return [];
    // Without a name it silences every rule there is.
    const named = found.groups?.rules?.match(/[\w@/-]+/gu);
    return named ?? [found[0].trim()];
  });
}

export function factsOf({ path, text }: Source): Facts {
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const imports: string[] = [];
  const uses = new Set<string>();
  const silenced = silencers(comments);
  const statements: string[] = [];
  const spanish: string[] = [];
  const copy: string[] = [];
  const inexact: string[] = [];
  const unrun: string[] = [];
  const hasMoney = MONEY.test(text);
  let dynamicImports = 0;
  const json = new Set<number>();
  const schemas = new Set<number>();
  const note = (source: { readonly value: string } | null) => void (source && imports.push(pathOf(path, source.value)));
  const count = (operator: string, left: Span, right: Span) => {
    const [one, other] = [text.slice(left.start, left.end), text.slice(right.start, right.end)];
    if (isInexact(operator, one, other, hasMoney)) inexact.push(`${one} ${operator} ${other}`);
  };
  const read = (words: string) => {
    if (INEXACT_SQL.test(words)) inexact.push(words);
    if (SQL.test(words)) statements.push(words);
    if (/[áéíóúñ¿¡]/iu.test(words)) spanish.push(words);
  };
  new Visitor({
    ImportDeclaration: ({ source }) => note(source),
    ExportNamedDeclaration: ({ source }) => note(source),
    ExportAllDeclaration: ({ source }) => note(source),
    TSImportType: ({ source }) => note(source),
    ImportExpression: () => void (dynamicImports += 1),
    Identifier: ({ name }) => void uses.add(name),
    JSXText({ value }) {
      if (WORD.test(value)) copy.push(value.trim());
    },
    JSXAttribute({ name, value }) {
      if (value?.type !== 'Literal' || typeof value.value !== 'string' || name.type !== 'JSXIdentifier') return;
      if (SHOWN.has(name.name) && WORD.test(value.value)) copy.push(`${name.name}="${value.value}"`);
    },
    JSXIdentifier: ({ name }) => void uses.add(name),
    MemberExpression({ object, property }) {
      if (property.type !== 'Identifier') return;
      if (object.type === 'Identifier') uses.add(`${object.name}.${property.name}`);
      // Degrees have decimals; a file that knows of money has none to cut off.
      if (property.name === 'toFixed' && hasMoney) inexact.push('toFixed');
    },
    BinaryExpression: ({ operator, left, right }) => count(operator, left, right),
    AssignmentExpression: ({ operator, left, right }) => count(operator, left, right),
    ExpressionStatement({ expression }) {
      if (expression.type !== 'CallExpression') return;
      const called = text.slice(expression.callee.start, expression.callee.end);
      if (BARE.test(called) || (BUILDS.test(called) && BEGINS.test(called))) unrun.push(called);
    },
    NewExpression({ callee, arguments: given }) {
      if (callee.type !== 'Identifier') return;
      uses.add(`new ${callee.name}`);
      if (given.length === 0) uses.add(`new ${callee.name}()`);
    },
    CallExpression({ callee, arguments: given, start, end }) {
      if (callee.type === 'Identifier') uses.add(`${callee.name}()`);
      const called = text.slice(callee.start, callee.end);
      const taken = text.slice(callee.end, end);
      if (ROUNDING.test(called) && (called.endsWith('parseFloat') || MONEY.test(taken))) inexact.push(called);
      if (called === 'JSON.parse') json.add(start);
      // A call is visited before what it is given.
      if (/\.(?:safeP|p)arse$/u.test(called) && called !== 'JSON.parse')
        for (const one of given) schemas.add(one.start);
    },
    TSAsExpression({ typeAnnotation }) {
      if (text.slice(typeAnnotation.start, typeAnnotation.end) !== 'const') silenced.push('as');
    },
    TSTypeAssertion: () => void silenced.push('as'),
    TSNonNullExpression: () => void silenced.push('!'),
    TSAnyKeyword: () => void silenced.push('any'),
    Literal: ({ value }) => void (typeof value === 'string' && read(value)),
    TemplateLiteral: ({ quasis }) => read(quasis.map((quasi) => quasi.value.raw).join(' ')),
  }).visit(program);
  const unreadJson = [...json].filter((at) => !schemas.has(at)).length;
  return { path, imports, dynamicImports, uses, silenced, unreadJson, spanish, copy, statements, inexact, unrun };
}
