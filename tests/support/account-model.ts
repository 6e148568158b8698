/**
 * What an account should be, written apart from the application and sharing no code with it: debts, each with a list of
 * the coins that lie on it. Days are numbers, money is BigInt.
 */
interface Coin {
  readonly from: Payment | Credit;
  cents: bigint;
  /** Which was laid first. */
  readonly at: number;
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
  readonly day: number;
  live: boolean;
}

interface Credit {
  readonly type: 'credit';
  readonly client: number;
  /** Null for a credit note's, and one from before. */
  readonly payment: Payment | null;
  /** Of a credit note: the invoice that it takes back. */
  readonly note: Debt | null;
  readonly given: bigint;
  left: bigint;
}

interface Invoice {
  readonly debt: Debt;
  noted: bigint;
  void: boolean;
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
  const invoices: Invoice[] = [];
  let order = 0;
  let laid = 0;

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

  function lay(debt: Debt, from: Payment | Credit, cents: bigint): void {
    laid += 1;
    debt.coins.push({ from, cents, at: laid });
  }

  /** What a late debt asks besides on a day, to the nearest cent of the part that is unpaid. */
  function asks(debt: Debt, day: number): { date: 2 | 3; cents: bigint } | null {
    const { later } = debt;
    if (!later || day <= debt.due) return null;
    const date = day > later.second ? 3 : 2;
    const asked = debts.filter(({ besides }) => besides?.debt === debt);
    if (date === 2 && asked.some(({ besides }) => besides?.date === 3)) return null;
    const second = asked.some(({ besides }) => besides?.date === 2) ? later.secondAsks : 0n;
    const whole = date === 2 ? later.secondAsks : later.thirdAsks - second;
    if (whole <= 0n) return null;
    // Late is whatever was not there in time: what is unpaid, and what lies on it but came after.
    const inTime = debt.coins.filter(({ from }) => {
      const payment = from.type === 'credit' ? from.payment : from;
      return !payment || payment.day <= (date === 2 ? debt.due : later.second);
    });
    const late = debt.total - total(inTime.map((coin) => coin.cents));
    const before = total(asked.filter(({ besides }) => besides?.date === date).map((one) => one.total));
    const cents = (2n * whole * late + debt.total) / (2n * debt.total) - before;
    return cents > 0n ? { date, cents } : null;
  }

  /** Money of a payment on the oldest debts as of its day; what is asked besides is posted on another. Answers the rest. */
  function putPaid(from: Payment | Credit, payment: Payment, cents: bigint, posted: number): bigint {
    const { client, day } = payment;
    let left = cents;
    const put = (debt: Debt) => {
      const coin = least(left, restOf(debt));
      if (coin > 0n) lay(debt, from, coin);
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
      if (ask) put(owe(client, posted, ask.cents, { later: null, besides: { debt, date: ask.date, payment } }));
    }
    for (const debt of open) if (debt.due >= day) put(debt);
    return left;
  }

  function spend(client: number, today: number): void {
    for (const credit of credits.filter((one) => one.client === client && one.left > 0n)) {
      if (openOf(client).length === 0) return;
      if (credit.payment) credit.left = putPaid(credit, credit.payment, credit.left, today);
      else
        for (const debt of openOf(client)) {
          const cents = least(credit.left, restOf(debt));
          if (cents === 0n) continue;
          lay(debt, credit, cents);
          credit.left -= cents;
        }
    }
  }

  /** Takes one coin away; what it was of has it again. */
  function lift(debt: Debt, coin: Coin): void {
    debt.coins = debt.coins.filter((one) => one !== coin);
    if (coin.from.type === 'credit') coin.from.left += coin.cents;
    else keepRest(coin.from, coin.cents);
  }

  /** One that a note of its own invoice could pay: the note's coins come back to it from wherever they lie. */
  function takeNoteHome(client: number): boolean {
    for (const debt of debts.filter((one) => one.client === client && restOf(one) > 0n)) {
      const credit = credits.find(
        (one) => one.note === debt && one.given > total(debt.coins.filter((c) => c.from === one).map((c) => c.cents)),
      );
      if (!credit) continue;
      const elsewhere = debts
        .filter((other) => other !== debt)
        .flatMap((other) => other.coins.filter(({ from }) => from === credit).map((coin) => ({ other, coin })))
        .toSorted((one, other) => other.coin.at - one.coin.at);
      for (const { other, coin } of elsewhere) if (credit.left < restOf(debt)) lift(other, coin);
      const cents = least(credit.left, restOf(debt));
      lay(debt, credit, cents);
      credit.left -= cents;
      return true;
    }
    return false;
  }

  function settle(client: number, today: number): void {
    while (takeNoteHome(client));
    spend(client, today);
  }

  function keepRest(payment: Payment, cents: bigint): void {
    if (cents > 0n)
      credits.push({ type: 'credit', client: payment.client, payment, note: null, given: cents, left: cents });
  }

  function cancel(all: readonly Debt[]): void {
    for (const debt of all) for (const coin of debt.coins.toReversed()) lift(debt, coin);
    debts = debts.filter((debt) => !all.includes(debt));
  }

  const surchargesOf = (debt: Debt) => debts.filter(({ besides }) => besides?.debt === debt);

  /** Whether a payment that stands lies on the invoice, and came after the date that the surcharge is asked from. */
  function cameLate({ debt, date }: NonNullable<Debt['besides']>): boolean {
    const from = date === 2 || !debt.later ? debt.due : debt.later.second;
    return debt.coins.some((coin) => {
      const payment = coin.from.type === 'payment' ? coin.from : coin.from.payment;
      return payment !== null && payment.live && payment.day > from;
    });
  }

  function take(client: number, cents: bigint, day: number): Payment {
    const payment: Payment = { type: 'payment', client, cents, day, live: true };
    payments.push(payment);
    return payment;
  }

  return {
    issue(client: number, due: number, cents: bigint, later: NonNullable<Debt['later']>, today: number): void {
      invoices.push({ debt: owe(client, due, cents, { later, besides: null }), noted: 0n, void: false });
      spend(client, today);
    },
    opening(client: number, due: number, cents: bigint): void {
      owe(client, due, cents, { later: null, besides: null });
    },
    credit(client: number, cents: bigint): void {
      credits.push({ type: 'credit', client, payment: null, note: null, given: cents, left: cents });
    },
    spend,
    pay(client: number, cents: bigint, day: number): void {
      const payment = take(client, cents, day);
      keepRest(payment, putPaid(payment, payment, cents, day));
    },
    /** So much on each of the open debts, in the order in which they are due; late ones make their surcharge, unpaid. */
    choose(client: number, cents: bigint, day: number, chosen: readonly bigint[]): void {
      const payment = take(client, cents, day);
      let left = cents;
      const open = openOf(client);
      const asking = open.map((debt) => asks(debt, day));
      for (const [at, debt] of open.entries()) {
        const coin = chosen[at] ?? 0n;
        if (coin === 0n) continue;
        lay(debt, payment, coin);
        left -= coin;
        const ask = asking[at];
        if (ask) owe(client, day, ask.cents, { later: null, besides: { debt, date: ask.date, payment } });
      }
      keepRest(payment, left);
    },
    void(at: number, today: number): void {
      const payment = payments[at];
      if (!payment) return;
      payment.live = false;
      const from = (coin: Coin) =>
        coin.from === payment || (coin.from.type === 'credit' && coin.from.payment === payment);
      for (const debt of debts) debt.coins = debt.coins.filter((coin) => !from(coin));
      credits = credits.filter((credit) => credit.payment !== payment);
      cancel(debts.filter(({ besides }) => besides && !besides.payment.live && !cameLate(besides)).toReversed());
      settle(payment.client, today);
    },
    /** The surcharges of a void invoice go with it. */
    voidInvoice(at: number, today: number): void {
      const invoice = invoices[at];
      if (!invoice) return;
      invoice.void = true;
      cancel([invoice.debt, ...surchargesOf(invoice.debt)]);
      settle(invoice.debt.client, today);
    },
    creditNote(at: number, cents: bigint, today: number): void {
      const invoice = invoices[at];
      if (!invoice) return;
      const { debt } = invoice;
      invoice.noted += cents;
      credits.push({ type: 'credit', client: debt.client, payment: null, note: debt, given: cents, left: cents });
      if (invoice.noted === debt.total) cancel(surchargesOf(debt));
      settle(debt.client, today);
    },
    /** What of each invoice may still be credited. */
    invoices: () => invoices.map(({ debt, noted, void: isVoid }) => ({ left: debt.total - noted, noted, isVoid })),
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
