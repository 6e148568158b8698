import type { Facts } from './source-facts';

/** One rule of the house: what of a file breaks it, in words. */
export interface HouseRule {
  readonly name: string;
  readonly broken: (facts: Facts) => readonly string[];
}

interface Room {
  readonly rooms: readonly string[];
  readonly packages: RegExp;
}

/** Who may import whom (README, the house): the rooms below and the packages that each room may take. */
const CORE: Readonly<Record<string, Room>> = {
  contract: { rooms: ['contract'], packages: /^(zod|@orpc\/contract)$/u },
  ports: { rooms: ['ports', 'contract'], packages: /^$/u },
  data: { rooms: ['data', 'contract'], packages: /^(drizzle-orm(\/.*)?|better-sqlite3|node:.*)$/u },
  jobs: { rooms: ['jobs', 'contract', 'data', 'ports'], packages: /^(zod|node:.*)$/u },
  domain: {
    rooms: ['domain', 'contract', 'data', 'jobs', 'ports'],
    packages: /^(zod|drizzle-orm|stdnum|libphonenumber-js)$/u,
  },
  adapters: { rooms: ['adapters', 'ports', 'contract'], packages: /^(?!electron)/u },
  app: { rooms: ['app', 'contract', 'data', 'jobs', 'ports', 'domain'], packages: /^(?!electron)/u },
  'host-browser': { rooms: ['host-browser', 'app', 'adapters', 'ports', 'contract'], packages: /^(?!electron)/u },
  'host-electron': { rooms: ['host-electron', 'app', 'adapters', 'ports', 'contract'], packages: /./u },
};

const NO_CORE = /^(?!electron|better-sqlite3|drizzle|node:)/u;
const WINDOW: Readonly<Record<string, Room>> = {
  i18n: { rooms: ['i18n'], packages: NO_CORE },
  ui: { rooms: ['ui', 'i18n'], packages: NO_CORE },
  api: { rooms: ['api'], packages: NO_CORE },
  features: { rooms: ['features', 'api', 'ui', 'i18n'], packages: NO_CORE },
  app: { rooms: ['app', 'features', 'api', 'ui', 'i18n'], packages: NO_CORE },
};

const part = (path: string, at: number) => path.split('/')[at] ?? '';
const inWindow = ({ path }: Facts) => path.startsWith('src-renderer/');
const inDomain = ({ path }: Facts) => path.startsWith('src-main/domain/');

/** The one way to the words that the program says outside of its window. */
const WORDS = 'src-main/app/words.ts';
/** What the core fills a demonstration with, and what a file's columns are called: data, not sentences. */
const DATA_IN_SPANISH = /^src-main\/(?:domain\/|app\/(?:seed|demo))/u;

/** `core.ts` alone puts the real adapters in. */
function mayEnter(path: string, room: Room, to: string): boolean {
  return room.rooms.includes(part(to, 1)) || (path === 'src-main/app/core.ts' && part(to, 1) === 'adapters');
}

function brokenRooms({ path, imports }: Facts): string[] {
  const [mine, other] = path.startsWith('src-main/') ? ['src-main/', 'src-renderer/'] : ['src-renderer/', 'src-main/'];
  const room = (mine === 'src-main/' ? CORE : WINDOW)[part(path, 1)];
  if (!room) return [`${part(path, 1)} is no room of the house`];
  return imports.filter((to) => {
    if (to.startsWith('assets/')) return path !== WORDS;
    if (to.startsWith(mine)) return !mayEnter(path, room, to);
    if (to.startsWith(other)) return mine === 'src-main/' || part(to, 1) !== 'contract';
    return !room.packages.test(to);
  });
}

/** Which of the names a file uses, unless it is one of those that are there for them. */
const onlyIn =
  (names: readonly string[], places: readonly string[], of: (facts: Facts) => boolean = () => true) =>
  (facts: Facts) =>
    of(facts) && !places.includes(facts.path) ? names.filter((name) => facts.uses.has(name)) : [];

/** The silencings that are there on purpose, with why; anything more is a fault, and so is one that is gone. */
export const SILENCED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // A message to a process, a thread or a channel goes to no window, and has no origin.
  'src-main/host-electron/core-channel.ts': { 'unicorn/require-post-message-target-origin': 1 },
  'src-main/host-electron/start-core-process.ts': { 'unicorn/require-post-message-target-origin': 1 },
  'src-main/jobs/serve-thread.ts': { 'unicorn/require-post-message-target-origin': 1 },
  'src-main/jobs/thread.ts': { 'unicorn/require-post-message-target-origin': 1 },
  'src-renderer/features/sign-in/use-idle-lock.ts': { 'unicorn/require-post-message-target-origin': 1 },
  // Types of parts of a library, which none of its own are.
  'src-main/adapters/printed-pages.ts': { 'typescript/triple-slash-reference': 1 },
};

/** Names of keys, a language by its own name, and a blank that keeps a line its height. */
const SAME_IN_EVERY_LANGUAGE = /^(?:\w+=")?(?:Esc|Enter|Ctrl S|Español|English|&nbsp;)"?$/u;

function brokenSilence({ path, silenced }: Facts): string[] {
  const allowed = SILENCED[path] ?? {};
  const counts = new Map<string, number>(Object.keys(allowed).map((what) => [what, 0]));
  for (const what of silenced) counts.set(what, (counts.get(what) ?? 0) + 1);
  return [...counts]
    .filter(([what, times]) => times !== (allowed[what] ?? 0))
    .map(([what, times]) => `${what} ×${times}`);
}

function isOtherFeature({ path }: Facts, to: string): boolean {
  const top = `${part(path, 0)}/${part(path, 1)}/`;
  return to.startsWith(top) && part(to, 2) !== part(path, 2);
}

/** The one file of the domain that is no feature: what a handler is. */
const HANDLER = 'src-main/domain/handler';
const isStore = (path: string) => /(?:^|[/-])store\.ts$/u.test(path);

/** What a statement is made with. An adapter may open a file of its own by the driver. */
const DATABASE = /^(?:drizzle-orm|better-sqlite3$|src-main\/data\/schema)/u;
const DRIVER = 'better-sqlite3';
const inAdapters = ({ path }: Facts) => path.startsWith('src-main/adapters/');

const READS_ON = new Set([
  'src-renderer/app/start.ts',
  'src-renderer/app/further.ts',
  // A printing library that only a thread that prints reads.
  'src-main/adapters/printer.ts',
  // The mail library, which only an office that mails reads.
  'src-main/adapters/mailer.ts',
  // What looks for a newer program, which only a package with an address reads.
  'src-main/host-electron/updates.ts',
]);

/** The one file that may divide an amount: it says how it is rounded. */
const MONEY = 'src-main/contract/values/money.ts';

export const HOUSE_RULES: readonly HouseRule[] = [
  { name: 'a room imports only what the house lets it', broken: brokenRooms },
  {
    name: 'a feature is entered by its one door',
    broken: (facts) =>
      facts.imports.filter(
        (to) =>
          to.startsWith('src-main/domain/') &&
          to !== HANDLER &&
          to.split('/').length > 3 &&
          !(inDomain(facts) && !isOtherFeature(facts, to)),
      ),
  },
  {
    name: 'features of the window never import one another',
    broken: (facts) =>
      facts.path.startsWith('src-renderer/features/') ? facts.imports.filter((to) => isOtherFeature(facts, to)) : [],
  },
  {
    name: 'rules know only the contract',
    broken: (facts) =>
      inDomain(facts) && facts.path.endsWith('/rules.ts')
        ? facts.imports.filter(
            (to) => !to.startsWith('src-main/contract/') && !['zod', 'stdnum', 'libphonenumber-js'].includes(to),
          )
        : [],
  },
  {
    name: 'SQL stays in stores',
    broken: (facts) =>
      facts.path.startsWith('src-main/') && !isStore(facts.path) && !facts.path.startsWith('src-main/data/')
        ? [
            ...facts.imports.filter((to) => DATABASE.test(to) && !(to === DRIVER && inAdapters(facts))),
            ...facts.statements,
          ]
        : [],
  },
  { name: 'a query that is built is run', broken: ({ unrun }) => unrun },
  {
    name: 'nothing is imported behind the list of imports',
    // The window is read in three parts: what asks the core, what draws the list, and the other screens.
    broken: ({ path, dynamicImports, uses }) => [
      ...(dynamicImports > (READS_ON.has(path) ? 1 : 0) ? ['import()'] : []),
      ...(uses.has('require()') ? ['require()'] : []),
    ],
  },
  {
    name: 'the window talks only through its transport, and files through theirs',
    broken: onlyIn(
      ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'sendBeacon'],
      ['src-renderer/api/transport.ts', 'src-renderer/api/files.ts'],
      inWindow,
    ),
  },
  {
    name: 'words become HTML nowhere in the window, and what is on a map is made in one file',
    broken: onlyIn(
      [
        'innerHTML outerHTML insertAdjacentHTML dangerouslySetInnerHTML setHTMLUnsafe divIcon bindTooltip',
        'setTooltipContent bindPopup setPopupContent openPopup openTooltip addAttribution setPrefix',
      ].flatMap((names) => names.split(' ')),
      ['src-renderer/ui/map/map-words.ts'],
      inWindow,
    ),
  },
  {
    name: 'a list that is searched by typing is given what all of them are given',
    broken: onlyIn(['searchable', 'selectFirstOptionOnChange'], ['src-renderer/ui/searched.ts'], inWindow),
  },
  {
    name: 'the clock and chance are each asked in one file a side',
    broken: (facts) =>
      onlyIn(
        ['Date.now', 'new Date()', 'Date()', 'Math.random', ...(inWindow(facts) ? ['performance.now'] : [])],
        ['src-main/adapters/system-clock.ts', 'src-renderer/api/elapsed.ts'],
      )(facts),
  },
  {
    // What is opened elsewhere would acknowledge what is not on the disk yet.
    name: 'the office’s file is opened in one file, and its copies and drafts in theirs',
    broken: onlyIn(
      ['new Sqlite'],
      [
        'src-main/data/database.ts',
        'src-main/data/snapshot.ts',
        'src-main/data/backups.ts',
        'src-main/data/office-lock.ts',
        'src-main/adapters/draft-files.ts',
      ],
    ),
  },
  {
    name: 'only the desktop host hears windows, and in one file each',
    broken: (facts) => [
      ...onlyIn(['ipcMain'], ['src-main/host-electron/window-calls.ts'])(facts),
      ...onlyIn(['ipcRenderer'], ['src-main/host-electron/preload/preload.ts'])(facts),
      ...onlyIn(['openExternal'], [])(facts),
    ],
  },
  {
    name: 'money is counted in whole cents, and its parts where it is rounded',
    broken: ({ path, inexact }) => (path === MONEY ? [] : inexact),
  },
  {
    name: 'what people read is in the locales',
    broken: ({ path, spanish }) => (path.startsWith('src-main/') && !DATA_IN_SPANISH.test(path) ? spanish : []),
  },
  {
    name: 'what the window says is in its locales',
    broken: ({ path, spanish, copy }) =>
      path.startsWith('src-renderer/') && !path.startsWith('src-renderer/i18n/')
        ? [...spanish, ...copy].filter((words) => !SAME_IN_EVERY_LANGUAGE.test(words))
        : [],
  },
  {
    name: 'JSON that is read back is given to a schema',
    broken: ({ unreadJson }) => (unreadJson > 0 ? [`JSON.parse ×${unreadJson}`] : []),
  },
  { name: 'the compiler and the lint are silenced only where it is said why', broken: brokenSilence },
];
