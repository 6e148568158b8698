import type { z } from 'zod';
import type { CreditNote } from '../../contract/credit-notes';
import type { clientSnapshot, documentSnapshot, Invoice, issuerSnapshot } from '../../contract/invoices';
import { type Country, smallestAmounts } from '../../contract/office';
import { allocate, sumOf } from '../../contract/values/money';
import type { PrintedDocument, PrintedFact } from '../../ports';
import { fiscalDueOf } from '../reporting';
import { argentineQr, argentineType, type DocumentKind } from './argentina';
import { authorizationNames, nationalIdNames, taxIdNames, words } from './words';
import { printedDay, printedMoney, printedNumber, printedRate } from '../written';

type Issuer = z.infer<typeof issuerSnapshot>;
type Client = z.infer<typeof clientSnapshot>;
type Document = z.infer<typeof documentSnapshot>;

/** What a document and its credit note have in common. */
export interface Billed {
  readonly kind: DocumentKind;
  readonly issuer: Issuer;
  readonly issuedTo: Client;
  readonly document: Document;
  readonly internalNumber: number;
  readonly pointOfSale: number;
  readonly number: number | null;
  readonly issuedOn: string;
  /** The day that it bears before its authority, where that is another. */
  readonly fiscalOn: string | null;
  readonly fiscalState: Invoice['fiscalState'];
  readonly authorizationCode: string;
  readonly authorizationExpiresOn: string | null;
  /** Why it is void; null while it is not. */
  readonly voidReason: string | null;
  readonly netCents: number;
  readonly totalCents: number;
  readonly taxes: readonly Pick<Invoice['taxes'][number], 'name' | 'rateBp' | 'mode' | 'amountCents'>[];
}

const facts = (all: readonly (readonly [string, string | null])[]): PrintedFact[] =>
  all.flatMap(([label, text]) => (text === null || text === '' ? [] : [{ label, text }]));

const numberOf = ({ pointOfSale, number, internalNumber }: Billed) =>
  number === null ? words.internalNumber(internalNumber) : `N.º ${printedNumber(pointOfSale, number)}`;

function clientFactsOf({ issuedTo }: Billed, country: Country): PrintedFact[] {
  const { address, neighborhood, city, province, condition, taxId, nationalId, customId } = issuedTo;
  return facts([
    [words.address, [address, neighborhood, city, province].filter(Boolean).join(', ')],
    [words.condition, condition],
    [taxIdNames[country], taxId],
    [nationalIdNames[country], taxId === '' ? nationalId : ''],
    [words.clientId, customId],
  ]);
}

/** The law's own sentence on what is no invoice stands above everything, and once. */
function noticeOf({ document, fiscalState, voidReason }: Billed): string {
  if (voidReason !== null) return words.voidedFor(voidReason);
  if (!document.isFiscal) return document.legends.includes(words.notValid) ? words.notValid : '';
  return fiscalState === 'reported' ? '' : words.notValidYet;
}

const taxName = ({ name, rateBp }: Billed['taxes'][number]) =>
  name.includes('%') ? name : `${name} ${printedRate(rateBp)}`;

/** How the taxes that a price includes are told: a line each before the total, or in the law's sentence below it. */
function amountsOf({ document, netCents, totalCents, taxes }: Billed, country: Country): PrintedFact[] {
  const money = (amount: number) => printedMoney(amount, country);
  const shown = document.taxesShown === 'itemised' ? taxes : taxes.filter(({ mode }) => mode === 'added');
  if (shown.length === 0) return [];
  const rest = totalCents - sumOf(shown.map(({ amountCents }) => amountCents));
  return [
    document.taxesShown === 'itemised'
      ? { label: words.net, text: money(netCents) }
      : { label: words.subtotal, text: money(rest) },
    ...shown.map((tax) => ({ label: taxName(tax), text: money(tax.amountCents) })),
  ];
}

/** The law of transparency asks for what a price contains, and for the other national taxes in it, which are none here. */
function containedOf({ document, taxes }: Billed, country: Country): string {
  const included = taxes.filter(({ mode }) => mode === 'included');
  if (document.taxesShown !== 'contained' || included.length === 0) return '';
  const told = included.map((tax) => words.containedTax(taxName(tax), printedMoney(tax.amountCents, country)));
  return [...told, ...(country === 'AR' ? [`${words.otherContained}${printedMoney(0, country)}`] : [])].join(' · ');
}

function legendsOf(billed: Billed, country: Country): string[] {
  const { document, issuer } = billed;
  const notice = noticeOf(billed);
  return [...document.legends, containedOf(billed, country), issuer.legend].filter(
    (legend) => legend !== '' && legend !== notice,
  );
}

function authorizationOf(billed: Billed, country: Country): PrintedDocument['authorization'] {
  const { fiscalState, authorizationCode, authorizationExpiresOn, number, document, issuer, issuedTo } = billed;
  if (fiscalState !== 'reported' || number === null) return null;
  const names = authorizationNames[country] ?? { code: words.authorization, expiry: words.authorizationExpiry };
  const code =
    country === 'AR'
      ? argentineQr({
          ...billed,
          issuedOn: billed.fiscalOn ?? billed.issuedOn,
          number,
          letter: document.code,
          issuerTaxId: issuer.taxId,
          clientTaxId: issuedTo.taxId,
          clientNationalId: issuedTo.nationalId,
        })
      : '';
  return {
    note: words.authorized,
    code,
    facts: facts([
      [names.code, authorizationCode],
      [names.expiry, authorizationExpiresOn && printedDay(authorizationExpiresOn)],
    ]),
  };
}

function letterNote({ kind, document }: Billed, country: Country): string {
  const type = country === 'AR' && document.isFiscal ? argentineType(document.code, kind) : undefined;
  return type === undefined ? '' : words.invoiceCode(String(type).padStart(2, '0'));
}

/** All that an invoice and a credit note say alike. */
function printedHead(billed: Billed, country: Country) {
  const { issuer, document } = billed;
  return {
    copy: document.isFiscal ? words.original : '',
    letter: document.code,
    letterNote: letterNote(billed, country),
    number: numberOf(billed),
    logo: '',
    issuer: issuer.fantasyName || issuer.name,
    issuerFacts: facts([
      [words.legalName, issuer.fantasyName === '' || issuer.fantasyName === issuer.name ? '' : issuer.name],
      [words.address, issuer.address],
      [words.condition, document.isFiscal ? issuer.condition : ''],
    ]),
    facts: facts([
      [words.issuedOn, printedDay(billed.fiscalOn ?? billed.issuedOn)],
      [taxIdNames[country], issuer.taxId],
      [words.grossIncome, issuer.grossIncomeNumber],
      [words.activityStart, issuer.activityStartedOn && printedDay(issuer.activityStartedOn)],
    ]),
    notice: noticeOf(billed),
    clientTitle: words.client,
    client: billed.issuedTo.name,
    clientFacts: clientFactsOf(billed, country),
    amounts: amountsOf(billed, country),
    total: { label: words.total, text: printedMoney(billed.totalCents, country) },
    legends: legendsOf(billed, country),
    authorization: authorizationOf(billed, country),
    stamp: billed.voidReason === null ? '' : words.voided,
    foot: [words.internalNumber(billed.internalNumber), issuer.name].join(' · '),
    pageOf: words.pageOf,
  };
}

const printedDueOn = ({ dueOn, fiscalOn, issuedOn }: Invoice) => fiscalDueOf(dueOn, fiscalOn ?? issuedOn);

/** The due date of the document; that of the account where a surcharge comes after it, so that the steps are told as they are. */
function dueOf(invoice: Invoice, country: Country): PrintedFact[] {
  const { totalCents, secondDueOn, secondSurchargeCents, thirdDueOn, thirdSurchargeCents } = invoice;
  const dueOn = secondDueOn === null ? printedDueOn(invoice) : invoice.dueOn;
  const later = [
    { on: secondDueOn, surcharge: secondSurchargeCents },
    { on: thirdDueOn, surcharge: thirdSurchargeCents },
  ];
  const money = (amount: number) => printedMoney(amount, country);
  return [
    { label: words.until(printedDay(dueOn)), text: money(totalCents) },
    ...later.flatMap(({ on, surcharge }) =>
      on === null
        ? []
        : [
            {
              label: words.until(printedDay(on)),
              text: words.withSurcharge(money(totalCents + surcharge), money(surcharge)),
            },
          ],
    ),
  ];
}

/** Each line's amount: without the taxes where those are told one by one, so that lines and taxes add up to the total. */
function lineAmounts({ document, lines, netCents }: Invoice, country: Country): readonly number[] {
  const amounts = lines.map(({ amountCents }) => amountCents);
  return document.taxesShown === 'itemised' ? allocate(netCents, amounts, smallestAmounts[country]) : amounts;
}

/** An invoice as it is printed, from what it said at its issue and from what became of it before the authority. */
export function printedInvoice(invoice: Invoice, country: Country): PrintedDocument {
  const head = printedHead({ ...invoice, kind: 'invoice' }, country);
  const { document, lines, startOn, endOn } = invoice;
  const amounts = lineAmounts(invoice, country);
  return {
    ...head,
    title: document.name,
    terms: facts([
      [words.period, words.fromTo(printedDay(startOn), printedDay(endOn))],
      [words.dueOn, printedDay(printedDueOn(invoice))],
    ]),
    columns: [
      words.concept,
      words.periodColumn,
      words.days,
      document.taxesShown === 'itemised' ? words.netAmount : words.amount,
    ],
    lines: lines.map((line, at) => [
      line.description,
      line.byDays ? words.fromTo(printedDay(line.fromOn), printedDay(line.toOn)) : '',
      line.byDays ? words.daysOf(line.days, line.cycleDays) : '',
      printedMoney(amounts[at] ?? 0, country),
    ]),
    dueTitle: words.dueTitle,
    due: dueOf(invoice, country),
  };
}

/** A credit note as it is printed: of its invoice's parties, with what it takes back of the net and of each tax. */
export function printedCreditNote(note: CreditNote, country: Country): PrintedDocument {
  const head = printedHead({ ...note, kind: 'creditNote', voidReason: null }, country);
  const { document, pointOfSale, invoiceNumber, reason } = note;
  const credited = invoiceNumber === null ? '' : `${document.code} ${printedNumber(pointOfSale, invoiceNumber)}`;
  const isItemised = document.taxesShown === 'itemised';
  const amount = isItemised ? note.netCents : note.totalCents - addedCents(note);
  return {
    ...head,
    title: words.creditNoteOf(document.code),
    number: note.number === null ? words.internalNote(note.internalNumber) : head.number,
    foot: [words.internalNote(note.internalNumber), note.issuer.name].join(' · '),
    notice: document.isFiscal && note.fiscalState !== 'reported' ? words.noteNotValidYet : head.notice,
    terms: facts([[words.credited, credited]]),
    columns: [words.concept, '', '', isItemised ? words.netAmount : words.amount],
    lines: [[reason, '', '', printedMoney(amount, country)]],
    dueTitle: '',
    due: [],
  };
}

/** Taxes that came on top of the price. */
const addedCents = ({ taxes }: CreditNote) =>
  sumOf(taxes.filter(({ mode }) => mode === 'added').map(({ amountCents }) => amountCents));
