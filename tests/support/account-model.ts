/**
 * What an account should be, written apart from the application and sharing no code with it: debts, each with a list of
 * the coins that lie on it. Days are numbers, money is BigInt.
 */
interface Coin {
  readonly from: Payment | Credit;
  cents: bigint;
}

interface Debt {
  readonly order: number;
  readonly client: number;
  readonly due: number;
  readonly total: bigint;
  /** Of an invoice: when its later dates are, and what each asks. */
  readonly later: {
    readonly second: number;
    readonly secondAsks: bigint;
    readonly third: number;
    readonly thirdAsks: bigint;
  } | null;
  /** Of a surcharge: what it is for. */
  readonly besides: { readonly debt: Debt; readonly date: 2 | 3; readonly payment: Payment } | null;
  coins: Coin[];
}

interface Payment {
  readonly type: 'payment';
  readonly client: number;
  readonly cents: bigint;
  live: boolean;
}

interface Credit {
  readonly type: 'credit';
  readonly client: number;
  /** Null for a credit note's, and one from before. */
  readonly payment: Payment | null;
  readonly given: bigint;
  left: bigint;
}

const total = (all: readonly bigint[]) => all.reduce((sum, one) => sum + one, 0n);
const least = (one: bigint, other: bigint) => (one < other ? one : other);

export interface ModelState {
  readonly balance: bigint;
  readonly credit: bigint;
  readonly owed: readonly bigint[];
}

export function createModel() {
  let debts: Debt[] = [];
  let credits: Credit[] = [];
  const payments: Payment[] = [];
  let order = 0;

  const restOf = (debt: Debt) => debt.total - total(debt.coins.map(({ cents }) => cents));
  const openOf = (client: number) =>
    debts
      .filter((debt) => debt.client === client && restOf(debt) > 0n)
      .toSorted((one, other) => one.due - other.due || one.order - other.order);

  function owe(client: number, due: number, cents: bigint, more: Pick<Debt, 'later' | 'besides'>): Debt {
    order += 1;
    const debt: Debt = { order, client, due, total: cents, coins: [], ...more };
    debts.push(debt);
    return debt;
  }

  function spend(client: number): bigint {
    let spent = 0n;
    for (const credit of credits.filter((one) => one.client === client))
      for (const debt of openOf(client)) {
        const cents = least(credit.left, restOf(debt));
        if (cents === 0n) continue;
        debt.coins.push({ from: credit, cents });
        credit.left -= cents;
        spent += cents;
      }
    return spent;
  }

  /** What a late debt asks besides on a day, to the nearest cent of the part that is unpaid. */
  function asks(debt: Debt, day: number): { date: 2 | 3; cents: bigint } | null {
    const { later } = debt;
    if (!later || day <= debt.due) return null;
    const date = day > later.second ? 3 : 2;
    const asked = debts.filter(({ besides }) => besides?.debt === debt).map(({ besides }) => besides?.date ?? 2);
    if (asked.some((before) => before >= date)) return null;
    const whole = date === 2 ? later.secondAsks : later.thirdAsks - (asked.includes(2) ? later.secondAsks : 0n);
    if (whole <= 0n) return null;
    const cents = (2n * whole * restOf(debt) + debt.total) / (2n * debt.total);
    return cents > 0n ? { date, cents } : null;
  }

  function keepRest(payment: Payment, cents: bigint): void {
    if (cents > 0n) credits.push({ type: 'credit', client: payment.client, payment, given: cents, left: cents });
  }

  function take(client: number, cents: bigint): Payment {
    const payment: Payment = { type: 'payment', client, cents, live: true };
    payments.push(payment);
    return payment;
  }

  return {
    issue(client: number, due: number, cents: bigint, later: NonNullable<Debt['later']>): void {
      owe(client, due, cents, { later, besides: null });
      spend(client);
    },
    opening(client: number, due: number, cents: bigint): void {
      owe(client, due, cents, { later: null, besides: null });
    },
    credit(client: number, cents: bigint): void {
      credits.push({ type: 'credit', client, payment: null, given: cents, left: cents });
    },
    spend,
    pay(client: number, cents: bigint, day: number): void {
      const payment = take(client, cents);
      let left = cents;
      const put = (debt: Debt) => {
        const coin = least(left, restOf(debt));
        if (coin > 0n) debt.coins.push({ from: payment, cents: coin });
        left -= coin;
        return coin > 0n;
      };
      const open = openOf(client);
      const made: Debt[] = [];
      const overdue = open.filter(({ due }) => due < day);
      const asking = new Map(overdue.map((debt) => [debt, asks(debt, day)]));
      for (const debt of overdue) if (put(debt)) made.push(debt);
      for (const debt of made) {
        const ask = asking.get(debt);
        if (ask) put(owe(client, day, ask.cents, { later: null, besides: { debt, date: ask.date, payment } }));
      }
      for (const debt of open) if (debt.due >= day) put(debt);
      keepRest(payment, left);
    },
    /** So much on each of the open debts, in the order in which they are due; late ones make their surcharge, unpaid. */
    choose(client: number, cents: bigint, day: number, chosen: readonly bigint[]): void {
      const payment = take(client, cents);
      let left = cents;
      const open = openOf(client);
      const asking = open.map((debt) => asks(debt, day));
      for (const [at, debt] of open.entries()) {
        const coin = chosen[at] ?? 0n;
        if (coin === 0n) continue;
        debt.coins.push({ from: payment, cents: coin });
        left -= coin;
        const ask = asking[at];
        if (ask) owe(client, day, ask.cents, { later: null, besides: { debt, date: ask.date, payment } });
      }
      keepRest(payment, left);
    },
    void(at: number): void {
      const payment = payments[at];
      if (!payment) return;
      payment.live = false;
      const from = (coin: Coin) =>
        coin.from === payment || (coin.from.type === 'credit' && coin.from.payment === payment);
      for (const debt of debts) debt.coins = debt.coins.filter((coin) => !from(coin));
      credits = credits.filter((credit) => credit.payment !== payment);
      const made = debts.filter(({ besides }) => besides?.payment === payment);
      for (const debt of made.toReversed())
        for (const coin of debt.coins.toReversed())
          if (coin.from.type === 'payment') keepRest(coin.from, coin.cents);
          else coin.from.left += coin.cents;
      debts = debts.filter((debt) => !made.includes(debt));
    },
    payments: (): readonly Payment[] => payments,
    rests: (client: number): bigint[] => openOf(client).map(restOf),
    /** By the issue's own words: Σ debits − Σ credits. */
    state(client: number): ModelState {
      const own = <One extends { client: number }>(all: readonly One[]) => all.filter((one) => one.client === client);
      const balance =
        total(own(debts).map((debt) => debt.total)) -
        total(own(payments).map(({ live, cents }) => (live ? cents : 0n))) -
        total(own(credits).map(({ payment, given }) => (payment ? 0n : given)));
      const credit = total(own(credits).map(({ left }) => left));
      return { balance, credit, owed: openOf(client).map(restOf) };
    },
  };
}
