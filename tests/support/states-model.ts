/**
 * How contracts should stand, written apart from the application and sharing no code with it: every day is lived through,
 * one after the other, each contract asked by itself. Days are numbers; a debt is what is left of an invoice.
 */
interface Contract {
  readonly client: number;
  mark: 'on' | 'warned' | 'cut' | 'byHand';
}

interface Invoice {
  readonly contract: number;
  readonly due: number;
  left: number;
}

const NOTICE_AFTER = 1;
const CUT_AFTER = 5;

export function createStatesModel(clientOf: readonly number[]) {
  const contracts: Contract[] = clientOf.map((client) => ({ client, mark: 'on' }));
  let invoices: Invoice[] = [];
  const promised = new Map<number, number>();
  const excepted = new Map<number, number>();
  let lived = 0;

  const lateDays = (contract: number, day: number) =>
    invoices.filter((one) => one.contract === contract && one.left > 0).map(({ due }) => day - due);

  function live(day: number): void {
    for (const [number, contract] of contracts.entries()) {
      if (contract.mark === 'byHand') continue;
      const late = Math.max(0, ...lateDays(number, day));
      const isExcepted = (excepted.get(contract.client) ?? -1) >= day;
      const isPromised = (promised.get(contract.client) ?? -1) >= day;
      if (late === 0) contract.mark = 'on';
      else if (contract.mark === 'cut' || isExcepted) continue;
      else if (late >= CUT_AFTER && !isPromised) contract.mark = 'cut';
      else if (late >= NOTICE_AFTER) contract.mark = 'warned';
    }
  }

  return {
    marks: () => contracts.map(({ mark }) => mark),
    /** What a client owes, the oldest due first. */
    owed: (client: number) =>
      invoices.filter(({ contract, left }) => contracts[contract]?.client === client && left > 0),
    begin(day: number): void {
      lived = day;
    },
    /** Lives through every day up to this one. */
    reach(day: number): void {
      while (lived < day) {
        lived += 1;
        live(lived);
      }
    },
    issue(contract: number, due: number, amount: number): void {
      invoices = [...invoices, { contract, due, left: amount }].toSorted((one, other) => one.due - other.due);
    },
    pay(client: number, amount: number, day: number): void {
      let money = amount;
      for (const invoice of invoices) {
        if (contracts[invoice.contract]?.client !== client) continue;
        const part = Math.min(money, invoice.left);
        invoice.left -= part;
        money -= part;
      }
      for (const [number, contract] of contracts.entries()) {
        if (contract.client !== client || contract.mark === 'byHand') continue;
        if (lateDays(number, Math.max(day, lived)).every((days) => days <= 0)) contract.mark = 'on';
      }
    },
    promise: (client: number, until: number) => void promised.set(client, until),
    except: (client: number, until: number) => void excepted.set(client, until),
    setByHand(contract: number, on: boolean): void {
      const found = contracts[contract];
      if (found) found.mark = on ? 'on' : 'byHand';
    },
  };
}
