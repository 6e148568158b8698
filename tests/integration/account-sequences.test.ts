import {
  assert,
  constant,
  constantFrom,
  integer,
  nat,
  oneof,
  property,
  record,
  array,
  type Arbitrary,
} from 'fast-check';
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type ChosenShare, paymentsContract } from '../../src-main/contract/payments';
import { cents } from '../../src-main/contract/values/money';
import { openDatabase, type Database } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';
import {
  ACCOUNT_FAULTS,
  insertPromise,
  postCredit,
  postInvoices,
  postOpeningDebt,
} from '../../src-main/domain/account';
import { listTransactions, listUnpaid, requireTotals } from '../../src-main/domain/account/account-store';
import { refreshAccounts } from '../../src-main/domain/account/ledger-store';
import { spendCredits } from '../../src-main/domain/account/post';
import { savePayment } from '../../src-main/domain/account/save-payment';
import { voidPayment } from '../../src-main/domain/account/void-payment';
import { issueNote } from '../../src-main/domain/credit-notes/issue';
import type { CommandContext } from '../../src-main/domain/handler';
import { voidInvoice } from '../../src-main/domain/invoices/void';
import { createModel } from '../support/account-model';

/** How many sequences are walked: a few in every build, thousands by `npm run fuzz`. */
const SEQUENCES = Number(process.env.ACCOUNT_SEQUENCES ?? 200);
/** A machine that does much else at once walks half a second for each. */
const PATIENCE_MS = 60_000 + SEQUENCES * 500;
const CLIENTS = 2;

/** Who the invoices of a walk are by, and to whom: of fantasy, so that each may be credited at once. */
const SNAPSHOTS = {
  issuer: {
    name: 'Norte',
    fantasyName: '',
    condition: 'Fantasía',
    taxId: '',
    grossIncomeNumber: '',
    address: '',
    activityStartedOn: null,
    legend: '',
  },
  client: {
    name: 'C',
    customId: '',
    condition: 'Fantasía',
    taxId: '',
    nationalId: '',
    address: '',
    neighborhood: '',
    city: '',
    province: '',
  },
  document: { code: 'X', name: 'X', isFiscal: false, taxesShown: 'none', legends: [] },
};

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

/** An empty office with two clients that have a contract each, as SQL: a sequence begins in a millisecond. */
function openLedger(): Database {
  const database = openDatabase(':memory:');
  const { sqlite } = database;
  migrate(sqlite, shipped);
  sqlite.exec(`
    INSERT INTO office (id, name, country, time_zone, demo, recovery_hash, created_at_ms, idle_minutes)
      VALUES (1, 'Norte', 'AR', 'UTC', 0, '', 1, 0);
    INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (1, 'plan', 'Hogar', 'hogar');
    INSERT INTO legal_entities (id, name, name_key, condition_id) VALUES (1, 'Norte', 'norte', 1);
    INSERT INTO invoice_runs (id, at_ms, operator_name, issued_on, until_on, invoices, total_cents)
      VALUES (1, 1, 'Ana', '2026-01-01', '2026-01-01', 0, 0);`);
  const snapshot = sqlite.prepare('INSERT INTO invoice_snapshots (id, kind, subject_id, json) VALUES (?, ?, 1, ?)');
  for (const [at, [kind, json]] of Object.entries(SNAPSHOTS).entries())
    snapshot.run(at + 1, kind, JSON.stringify(json));
  for (let id = 1; id <= CLIENTS; id += 1)
    sqlite.exec(`
      INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
        VALUES (${id}, 'other', 'C${id}', 'c${id}', 'c${id}', 1, 1);
      INSERT INTO contracts (id, client_id, plan_id, started_on, created_at_ms, updated_at_ms)
        VALUES (${id}, ${id}, 1, '2026-01-01', 1, 1);`);
  return database;
}

const DAY_MS = 86_400_000;
/** When an invoice is due, in days from its issue: at first, then with a surcharge, then with another. */
const DUE_DAYS = [10, 20, 30] as const;
const dayOf = (number: number) => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);

/** One thing that happens in an office. Days pass between them, never back. */
type Step =
  | { kind: 'issue'; clientId: number; totalCents: number; second: number; third: number; after: number }
  | { kind: 'pay'; clientId: number; amountCents: number; back: number; after: number }
  | { kind: 'choose'; clientId: number; amountCents: number; weights: number[]; after: number }
  | { kind: 'cashier'; amounts: number[]; after: number }
  | { kind: 'void'; which: number; after: number }
  | { kind: 'voidInvoice'; which: number; after: number }
  | { kind: 'creditNote'; which: number; tenths: number; after: number }
  | { kind: 'promise'; clientId: number; after: number }
  | { kind: 'useCredit'; clientId: number; after: number }
  | { kind: 'opening'; clientId: number; amountCents: number; invoices: number; after: number }
  | { kind: 'credit'; clientId: number; amountCents: number; opening: boolean; after: number };

const after = integer({ min: 0, max: 15 });
const clientId = integer({ min: 1, max: CLIENTS });
const amountCents = oneof(integer({ min: 1, max: 40 }), integer({ min: 1, max: 30_000 }));
const steps: Arbitrary<Step[]> = array(
  oneof(
    {
      weight: 4,
      arbitrary: record({
        kind: constant('issue'),
        clientId,
        totalCents: amountCents,
        second: nat(900),
        third: nat(2000),
        after,
      }),
    },
    { weight: 4, arbitrary: record({ kind: constant('pay'), clientId, amountCents, back: nat(25), after }) },
    {
      weight: 2,
      arbitrary: record({
        kind: constant('choose'),
        clientId,
        amountCents,
        weights: array(nat(10), { maxLength: 8 }),
        after,
      }),
    },
    {
      weight: 1,
      arbitrary: record({
        kind: constant('cashier'),
        amounts: array(amountCents, { minLength: 1, maxLength: 4 }),
        after,
      }),
    },
    { weight: 3, arbitrary: record({ kind: constant('void'), which: nat(50), after }) },
    { weight: 2, arbitrary: record({ kind: constant('voidInvoice'), which: nat(50), after }) },
    {
      weight: 3,
      arbitrary: record({ kind: constant('creditNote'), which: nat(50), tenths: integer({ min: 1, max: 10 }), after }),
    },
    { weight: 1, arbitrary: record({ kind: constant('promise'), clientId, after }) },
    { weight: 1, arbitrary: record({ kind: constant('useCredit'), clientId, after }) },
    {
      weight: 1,
      arbitrary: record({ kind: constant('opening'), clientId, amountCents, invoices: nat(4), after }),
    },
    {
      weight: 1,
      arbitrary: record({ kind: constant('credit'), clientId, amountCents, opening: constantFrom(true, false), after }),
    },
  ),
  { minLength: 1, maxLength: 30 },
);

/** The application's side of a sequence: its own handlers, on a register in memory. */
function createOffice(database: Database) {
  let day = 0;
  let nowMs = Date.UTC(2026, 0, 1, 12);
  let invoices = 0;
  const context = (db: CommandContext['db']): CommandContext => ({
    db,
    actor: null,
    nowMs,
    batchId: 'one',
    task: { progress: () => undefined },
    drafts: { find: () => undefined },
    publish: () => undefined,
    becomeActor: () => undefined,
  });
  const command = (work: (context: CommandContext) => unknown): void => {
    database.write((db) => void work(context(db)));
  };
  const accountOf = (owner: number) => ({
    ...requireTotals(database.read, owner),
    unpaid: listUnpaid(database.read, owner),
    lines: listTransactions(database.read, owner, 0, 1000),
  });
  /** A client has one opening debt, and one opening credit. */
  const opened = new Set<string>();
  return {
    accountOf,
    isFirstOpening(owner: number, kind: 'debt' | 'credit'): boolean {
      const isFirst = !opened.has(`${kind} ${owner}`);
      opened.add(`${kind} ${owner}`);
      return isFirst;
    },
    today: () => day,
    pass(days: number) {
      day += days;
      nowMs += days * DAY_MS + 1;
    },
    issue({ clientId: owner, totalCents, second, third }: Extract<Step, { kind: 'issue' }>) {
      invoices += 1;
      const [due, secondOn, thirdOn] = DUE_DAYS.map((days) => dayOf(day + days));
      const start = dayOf(invoices);
      const taxCents = (totalCents - (totalCents % 6)) / 6;
      database.sqlite.exec(`
        INSERT INTO invoices (id, run_id, internal_number, client_id, contract_id, legal_entity_id, invoice_type_id,
          point_of_sale, number, period_start_on, period_end_on, scheduled_on, issued_on, due_on, second_due_on,
          second_surcharge_cents, third_due_on, third_surcharge_cents, issuer_snapshot_id, client_snapshot_id,
          document_snapshot_id, net_cents, tax_cents, total_cents, fiscal_state, report_after_payment)
        VALUES (${invoices}, 1, ${invoices}, ${owner}, ${owner}, 1, 1, 1, ${invoices}, '${start}', '${start}', '${start}',
          '${dayOf(day)}', '${due}', '${secondOn}', ${second}, '${thirdOn}', ${third}, 1, 2, 3,
          ${totalCents - taxCents}, ${taxCents}, ${totalCents}, 'none', 0);
        UPDATE invoice_runs SET invoices = invoices + 1, total_cents = total_cents + ${totalCents};
        INSERT INTO invoice_lines VALUES (${invoices}, 0, 1, 'Hogar', '${start}', '${start}', 1, 30, 0, ${totalCents});
        INSERT INTO invoice_taxes VALUES (${invoices}, 0, 1, 'IVA', 2100, 'included', ${totalCents - taxCents}, ${taxCents});`);
      command(({ db }) => postInvoices(db, { afterId: invoices - 1, throughId: invoices }, nowMs));
    },
    pay(owner: number, amount: number, paidOn: string, spread: ChosenShare[] | null) {
      const { version } = accountOf(owner);
      const how = { methodId: 1, collectorId: null, note: 'x' };
      const input = { ...how, clientId: owner, version, amountCents: amount, paidOn, spread };
      command((each) => savePayment(each, paymentsContract.save.input.parse(input)));
    },
    void: (id: number) => command((each) => voidPayment(each, { id, version: 1, reason: 'x' })),
    voidInvoice: (id: number) => command((each) => voidInvoice(each, id, 1, 'x')),
    creditNote(invoiceId: number, leftCents: number, totalCents: number) {
      command((each) => issueNote(each, { invoiceId, leftCents, totalCents, reason: 'x', rebill: false }));
    },
    promise(owner: number) {
      const until = { clientId: owner, untilOn: dayOf(day + 3), note: 'x', atMs: nowMs };
      command(({ db }) => insertPromise(db, { ...until, operatorId: null, operatorName: 'Ana' }));
    },
    useCredit(owner: number) {
      command((each) => {
        spendCredits(each.db, [owner], nowMs);
        refreshAccounts(each.db, [owner]);
      });
    },
    opening(owner: number, amount: number, invoiceCount: number) {
      const on = dayOf(day);
      const debt = { clientId: owner, postedOn: on, dueOn: on, atMs: nowMs, amountCents: amount, invoiceCount };
      command(({ db }) => postOpeningDebt(db, debt));
    },
    credit(owner: number, amount: number, opening: boolean) {
      const kind = opening ? 'opening' : 'creditNote';
      command(({ db }) =>
        postCredit(db, { clientId: owner, kind, postedOn: dayOf(day), atMs: nowMs, amountCents: amount }),
      );
    },
  };
}

/** So much of each open debt as its weight says, in tenths, for as long as the payment lasts. */
function chosenOf(rests: readonly bigint[], weights: readonly number[], amount: number): bigint[] {
  let left = BigInt(amount);
  return rests.map((rest, at) => {
    const wanted = (rest * BigInt(weights[at] ?? 0)) / 10n;
    const share = wanted < left ? wanted : left;
    left -= share;
    return share;
  });
}

/** Voids an invoice, or credits so many tenths of what is left of it; what was voided, or credited, is voided no more. */
function changeInvoice(
  office: ReturnType<typeof createOffice>,
  model: ReturnType<typeof createModel>,
  step: Extract<Step, { kind: 'voidInvoice' | 'creditNote' }>,
): void {
  const all = model.invoices();
  const at = all.length === 0 ? 0 : step.which % all.length;
  const invoice = all[at];
  if (!invoice || invoice.isVoid || invoice.left === 0n) return;
  if (step.kind === 'voidInvoice') {
    if (invoice.noted > 0n) return;
    model.voidInvoice(at, office.today());
    office.voidInvoice(at + 1);
    return;
  }
  const part = (invoice.left * BigInt(step.tenths)) / 10n;
  const credited = part === 0n ? invoice.left : part;
  model.creditNote(at, credited, office.today());
  office.creditNote(at + 1, Number(invoice.left), Number(credited));
}

/** Does one step on both sides. */
function walk(office: ReturnType<typeof createOffice>, model: ReturnType<typeof createModel>, step: Step): void {
  office.pass(step.after);
  const today = office.today();
  if (step.kind === 'issue') {
    const [due, second, third] = DUE_DAYS;
    const later = {
      second: today + second,
      secondAsks: BigInt(step.second),
      third: today + third,
      thirdAsks: BigInt(step.third),
    };
    model.issue(step.clientId, today + due, BigInt(step.totalCents), later, today);
    office.issue(step);
  } else if (step.kind === 'pay') {
    const day = Math.max(0, today - step.back);
    model.pay(step.clientId, BigInt(step.amountCents), day);
    office.pay(step.clientId, step.amountCents, dayOf(day), null);
  } else if (step.kind === 'choose') {
    const chosen = chosenOf(model.rests(step.clientId), step.weights, step.amountCents);
    const spread = office.accountOf(step.clientId).unpaid.map(({ id }, at) => ({
      debitId: id,
      surcharge: false,
      amountCents: cents.parse(Number(chosen[at] ?? 0n)),
    }));
    model.choose(step.clientId, BigInt(step.amountCents), today, chosen);
    office.pay(step.clientId, step.amountCents, dayOf(today), spread);
  } else if (step.kind === 'void') {
    const all = model.payments();
    const at = all.length === 0 ? 0 : step.which % all.length;
    if (all[at]?.live !== true) return;
    model.void(at, today);
    office.void(at + 1);
  } else if (step.kind === 'voidInvoice' || step.kind === 'creditNote') {
    changeInvoice(office, model, step);
  } else if (step.kind === 'promise') {
    office.promise(step.clientId);
  } else if (step.kind === 'cashier') {
    for (const [at, amount] of step.amounts.entries()) {
      const owner = 1 + (at % CLIENTS);
      model.pay(owner, BigInt(amount), today);
      office.pay(owner, amount, dayOf(today), null);
    }
  } else if (step.kind === 'opening') {
    if (!office.isFirstOpening(step.clientId, 'debt')) return;
    model.opening(step.clientId, today, BigInt(step.amountCents));
    office.opening(step.clientId, step.amountCents, step.invoices);
  } else if (step.kind === 'useCredit') {
    model.spend(step.clientId, today);
    office.useCredit(step.clientId);
  } else {
    model.credit(step.clientId, BigInt(step.amountCents));
    office.credit(step.clientId, step.amountCents, step.opening && office.isFirstOpening(step.clientId, 'credit'));
  }
}

test(
  `${SEQUENCES} sequences of invoices, payments, voids, credit notes and credits agree with the model after every step`,
  () => {
    const database = openLedger();
    onTestFinished(() => database.close());
    const { sqlite } = database;
    const faults = sqlite.prepare(ACCOUNT_FAULTS);
    assert(
      property(steps, (sequence) => {
        const [office, model] = [createOffice(database), createModel()];
        sqlite.exec('BEGIN');
        try {
          for (const step of sequence) {
            walk(office, model, step);
            expect(faults.all()).toEqual([]);
            for (let owner = 1; owner <= CLIENTS; owner += 1) {
              const { balanceCents, creditCents, unpaid, lines } = office.accountOf(owner);
              const { balance, credit, owed } = model.state(owner);
              expect({ balance: BigInt(balanceCents), credit: BigInt(creditCents) }).toEqual({ balance, credit });
              expect(unpaid.map(({ restCents }) => BigInt(restCents))).toEqual(owed);
              expect(BigInt(lines[0]?.balanceCents ?? 0)).toBe(balance);
              const added = lines.toReversed().reduce((sum, line) => {
                expect(line.balanceCents).toBe(sum + line.amountCents);
                return line.balanceCents;
              }, cents.parse(0));
              expect(BigInt(added)).toBe(balance);
            }
          }
        } finally {
          sqlite.exec('ROLLBACK');
        }
      }),
      { numRuns: SEQUENCES },
    );
  },
  PATIENCE_MS,
);
