/** What a contract is reached by, as its form has it. */
export interface Addresses {
  readonly ip: string;
  readonly mac: string;
  readonly userName: string;
}

export const KINDS = ['ip', 'mac', 'userName'] as const;
type Kind = (typeof KINDS)[number];

/** As a contract stood at the end of a day: what it had, and what of that is only said of it since by what was taken back. */
interface Day {
  readonly had: Addresses | null;
  /** It ended on that day: whoever has its address at the end of it has the day. */
  readonly isLast: boolean;
  readonly said: readonly Kind[];
}

const bare = (address: string) => address.replaceAll(':', '').toLowerCase();

/** Whether what a contract has is, or has in it, an address. The only network of these tests is one of eight addresses. */
function covers(has: string, address: string): boolean {
  const [first = '', bits] = has.split('/');
  if (bits === undefined) return has !== '' && bare(has) === bare(address);
  const [begin, last] = [first, address].map((ip) => Number(ip.split('.').at(-1)));
  return begin !== undefined && last !== undefined && first.startsWith('10.0.0.') && last >= begin && last < begin + 8;
}

/**
 * Who had what at the end of each day, as somebody would keep it on paper. Days are counted from the first, 0; before it each
 * had what it begins with. It shares no code with the application.
 */
export class AddressPaper {
  today = 0;
  private readonly days: Day[][];
  private readonly now: Addresses[];
  private readonly endedOn: (number | null)[];
  /** On which days each got something back. */
  private readonly gotBackOn: Set<number>[];
  private readonly lists = new Map<number, { readonly day: number; readonly were: ReadonlyMap<number, Addresses> }>();

  constructor(first: readonly Addresses[]) {
    this.now = [...first];
    this.endedOn = first.map(() => null);
    this.gotBackOn = first.map(() => new Set());
    this.days = first.map((had) => [{ had, isLast: false, said: [] }]);
  }

  /** What a contract has now; after every step. */
  has(whose: number, { ip, mac, userName }: Addresses): void {
    this.now[whose] = { ip, mac, userName };
  }

  private endOf(whose: number): Day {
    const [had = null, endedOn = null] = [this.now[whose], this.endedOn[whose]];
    if (endedOn === null) return { had, isLast: false, said: [] };
    return endedOn === this.today ? { had, isLast: true, said: [] } : { had: null, isLast: false, said: [] };
  }

  dayPasses(): void {
    for (const [whose, days] of this.days.entries()) days.push(this.endOf(whose));
    this.today += 1;
  }

  ended(whose: number): void {
    this.endedOn[whose] = this.today;
  }

  /** From the day of a baja on it is said that the contract had its addresses all the while. */
  reopened(whose: number): void {
    this.say(whose, this.endedOn[whose] ?? this.today, this.now[whose]);
    this.endedOn[whose] = null;
  }

  /** A list changed these contracts; `has` was not told of it yet. */
  listed(importId: number, changed: ReadonlySet<number>): void {
    const were = [...changed].flatMap((whose) => {
      const was = this.now[whose];
      return was ? [[whose, was] as const] : [];
    });
    this.lists.set(importId, { day: this.today, were: new Map(were) });
  }

  /** From the day of a list on it is said of these that they had what they had before it. */
  listUndone(importId: number, restored: readonly number[]): void {
    const list = this.lists.get(importId);
    for (const whose of restored) this.say(whose, list?.day ?? this.today, list?.were.get(whose));
  }

  private say(whose: number, from: number, had: Addresses | undefined): void {
    const days = this.days[whose];
    this.gotBackOn[whose]?.add(this.today);
    if (!days || !had) return;
    for (let day = from; day < this.today; day += 1) {
      const was = days[day + 1];
      const hadOf = (kind: Kind) => (was?.isLast || was?.said.includes(kind) ? undefined : was?.had?.[kind]);
      days[day + 1] = { had, isLast: false, said: KINDS.filter((kind) => hadOf(kind) !== had[kind]) };
    }
  }

  /** Whose an address was on a day; undefined where it was nobody's, or two had it. */
  ownerOf(kind: Kind, address: string, day: number): number | undefined {
    const those = this.days.flatMap((days, whose) => {
      const then = day === this.today ? this.endOf(whose) : days[day + 1];
      return then?.had && covers(then.had[kind], address) ? [{ whose, ...then }] : [];
    });
    // Two may have one user name at once: of what is said since nobody could tell whose it was then.
    if (kind === 'userName' && those.filter(({ isLast }) => !isLast).length > 1) return undefined;
    const isSaid = ({ said }: Day) => said.includes(kind);
    const had = those.filter((then) => !isSaid(then) && !then.isLast);
    // One that got it on its last day had it at the end of none, where another is said to have had it.
    const hadBefore = (whose: number) => covers(this.days[whose]?.[day]?.had?.[kind] ?? '', address);
    const ended = those.filter(({ isLast }) => isLast);
    const endedHaving = ended.filter(({ whose }) => those.length === 1 || hadBefore(whose));
    // Days have no hours: two that had it until a baja, or one, and another that got it back that day, had it all of it.
    if (ended.length > 1 || (ended.length > 0 && had.some(({ whose }) => this.gotBackOn[whose]?.has(day))))
      return undefined;
    const [first = []] = [had, endedHaving, those.filter(isSaid)].filter(({ length }) => length > 0);
    return first.length === 1 ? first[0]?.whose : undefined;
  }
}
