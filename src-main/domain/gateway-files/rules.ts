import type { LineOutcome, LineReason } from '../../contract/gateway-files';
import type { CalendarDate } from '../../contract/values/calendar-date';
import type { Cents } from '../../contract/values/money';
import { fold, numberKey } from '../../contract/values/text';

/** What a line of a gateway's file says. */
export interface ReadLine {
  readonly row: number;
  readonly paidOn: CalendarDate | null;
  /** With its time of day, where it has one: what tells two payments of one day apart. */
  readonly moment: string;
  readonly gateway: string;
  readonly reference: string;
  readonly customId: string;
  readonly nationalId: string;
  readonly operation: string;
  readonly original: string;
  /** Negative where it takes a payment back. */
  readonly amountCents: Cents | null;
  readonly feeCents: Cents | null;
  readonly isReversal: boolean;
  /** Why it is none that could be posted; null where nothing stands in the way. */
  readonly problem: LineReason | null;
}

/** A client that a line may be of. */
export interface LineClient {
  readonly id: number;
  readonly name: string;
  readonly customId: string;
  readonly active: boolean;
  /** By what its documents are compared: its national one, and its tax id. */
  readonly documentKeys: readonly string[];
}

/** What a client would pay on a line's day: everything, and each debt by itself. In cents. */
export interface Owed {
  readonly settleCents: number;
  readonly debtCents: readonly number[];
}

/** Whom the register knows by what a line says. */
export interface Found {
  /** Who has the reference with this gateway now, and who had it. */
  readonly byReference: readonly LineClient[];
  readonly byFormerReference: readonly LineClient[];
  /** Whose ID cliente it is, to the letter; and by its number alone, with or without noughts in front. */
  readonly byCustomId: readonly LineClient[];
  readonly byPaddedId: readonly LineClient[];
  readonly byDocument: readonly LineClient[];
  readonly owedBy: (clientId: number) => Owed;
}

export interface Decision {
  readonly outcome: LineOutcome;
  readonly reason: LineReason;
  /** Whose payment it is, or becomes; null where nobody knows. */
  readonly client: LineClient | null;
  /** Whose it may be, the likeliest first. */
  readonly candidates: readonly LineClient[];
}

const sure = (client: LineClient, reason: LineReason): Decision => ({
  outcome: 'sure',
  reason,
  client,
  candidates: [client],
});

const doubtful = (candidates: readonly LineClient[], reason: LineReason): Decision => ({
  outcome: 'doubtful',
  reason,
  client: null,
  candidates,
});

/**
 * The keys that a document may have: as it stands, and of a CUIT or CUIL the document within it, with and without the nought in
 * front: `20-28114902-3` is of `28114902`.
 */
export function documentKeysOf(text: string): string[] {
  const key = numberKey(text);
  if (key === '') return [];
  const inside = /^\d{2}(\d{8})\d$/u.exec(key)?.[1];
  return inside === undefined ? [key] : [key, inside, inside.replace(/^0+/u, '')];
}

/** Whether what a line says of the document is another's: both are known, and nothing of them is the same. */
function contradicts(line: Pick<ReadLine, 'nationalId'>, client: LineClient): boolean {
  const said = documentKeysOf(line.nationalId);
  const own = client.documentKeys.flatMap(documentKeysOf);
  return said.length > 0 && own.length > 0 && !said.some((key) => own.includes(key));
}

/** Who owes just this: all of it, or one of the debts. */
function fits({ settleCents, debtCents }: Owed, amountCents: number): boolean {
  return settleCents === amountCents || debtCents.includes(amountCents);
}

/** One that is deactivated pays what it owes; what it does not owe, a person looks at. */
function orDeactivated(decision: Decision, found: Found): Decision {
  const { client } = decision;
  if (!client || client.active || found.owedBy(client.id).settleCents > 0) return decision;
  return doubtful([client], 'deactivated');
}

function byId(line: ReadLine, found: Found): Decision | null {
  const [own, another] = found.byCustomId;
  if (own && !another)
    return contradicts(line, own) ? doubtful([own, ...others(found, own)], 'documentDiffers') : sure(own, 'customId');
  const [padded, second] = found.byPaddedId;
  if (!padded) return null;
  const isSame = !second && documentKeysOf(line.nationalId).length > 0 && !contradicts(line, padded);
  return isSame && padded.documentKeys.some((key) => key !== '')
    ? sure(padded, 'customId')
    : doubtful([...found.byPaddedId, ...others(found, padded)], 'idPadded');
}

const others = (found: Found, client: LineClient) => found.byDocument.filter(({ id }) => id !== client.id);

function byDocument(line: ReadLine, found: Found): Decision | null {
  const known = found.byDocument;
  if (known.length === 0) return null;
  const fitting = known.filter(({ id }) => fits(found.owedBy(id), line.amountCents ?? 0));
  const [one, another] = fitting;
  if (one && !another) return sure(one, 'document');
  return doubtful(
    [...fitting, ...known.filter((client) => !fitting.includes(client))],
    known.length > 1 ? 'documentShared' : 'amountDiffers',
  );
}

/**
 * Whose payment a line is (issue, §8): by the gateway's own reference, whoever pays; then by the ID cliente, unless the document
 * is somebody else's; then by document and amount. Anything less certain is a person's to say.
 */
export function matchLine(line: ReadLine, found: Found): Decision {
  const [holder, another] = found.byReference;
  if (holder && !another) return orDeactivated(sure(holder, 'reference'), found);
  const decision = byId(line, found) ?? byDocument(line, found);
  const former = found.byFormerReference;
  // A coupon of before may still be paid; somebody else's number that it happens to be is less likely.
  if (former.length > 0 && decision?.reason !== 'customId')
    return doubtful(
      [...former, ...(decision?.candidates ?? []).filter(({ id }) => !former.some((one) => one.id === id))],
      'referenceFormer',
    );
  if (decision) return orDeactivated(decision, found);
  return { outcome: 'unknown', reason: 'nobody', client: null, candidates: [] };
}

/** What makes a line the same in every file: its gateway and its operation, or, where it names none, all that it says. */
export function lineKeys(line: ReadLine, gateway: string): { readonly key: string; readonly said: string } {
  const kind = line.isReversal ? 'reversal' : 'payment';
  const names = [line.reference, line.customId, line.nationalId, line.original].map(numberKey);
  const said = [gateway, kind, 'line', line.moment, ...names, line.amountCents, fold(line.operation)].join('|');
  return { key: line.operation === '' ? said : operationKey(gateway, kind, line.operation), said };
}

export function operationKey(gateway: string, kind: 'payment' | 'reversal', operation: string): string {
  return [gateway, kind, 'op', fold(operation)].join('|');
}

/** In which order a file's lines are posted, whatever their order in it: by day, then by what they say. */
export function inPostingOrder(
  one: { readonly line: ReadLine; readonly said: string },
  other: { readonly line: ReadLine; readonly said: string },
): number {
  const [first, second] = [one, other].map(({ line, said }) => `${line.isReversal ? 1 : 0} ${line.moment} ${said}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
