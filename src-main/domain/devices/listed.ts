import type { ListedLine } from '../../contract/devices';
import { type FailureCode, Refusal } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import { findByCustomId, requireClient } from '../clients';
import type { QueryContext } from '../handler';
import { isLink, type ListLine, readDeviceList } from './rules';
import { linkMarker, marksFromBefore } from './marks';
import { listHolders, type MarkedLink } from './store';

/** A line of a list, and what its link becomes where it is new. */
interface DecidedLine extends ListedLine {
  readonly clientId: number;
  readonly sealedLink: string;
  readonly linkMark: string;
}

/** A list decided, and the marks of links from before that were found for it. */
export interface DecidedList {
  readonly lines: readonly DecidedLine[];
  readonly fromBefore: readonly MarkedLink[];
}

function problemOf(link: string, client: { state: string } | undefined): FailureCode | null {
  if (!client) return 'DEVICE_CLIENT';
  if (client.state !== 'active') return 'CLIENT_DEACTIVATED';
  return isLink(link) ? null : 'DEVICE_LINK';
}

/** Decides a pasted list line by line: the same for the preview and for what is saved. A link twice is one. */
export async function decideList(context: QueryContext, text: string): Promise<DecidedList> {
  const fromBefore = await marksFromBefore(context);
  const { key, mark } = await linkMarker(context.services.secrets);
  /** Whose the links are that have no mark saved yet, or come with this list. */
  const holders = new Map<string, number[]>();
  for (const { linkMark, clientId } of fromBefore) if (linkMark !== key) addHolder(holders, linkMark, clientId);
  const lines: DecidedLine[] = [];
  for (const line of readDeviceList(text)) lines.push(await decideLine(context, line, { holders, mark }));
  return { lines, fromBefore };
}

function addHolder(holders: Map<string, number[]>, linkMark: string, clientId: number): void {
  const known = holders.get(linkMark);
  if (known) known.push(clientId);
  else holders.set(linkMark, [clientId]);
}

interface Known {
  readonly holders: Map<string, number[]>;
  readonly mark: (link: string) => string;
}

async function decideLine(
  { db, services }: QueryContext,
  { line, customId, link }: ListLine,
  { holders, mark }: Known,
): Promise<DecidedLine> {
  const found = findByCustomId(db, customId);
  const client = found && requireClient(db, found.id);
  const clientId = client?.id ?? 0;
  const said = { line, customId, name: client?.name ?? '', clientId, sealedLink: '', linkMark: '', holder: '' };
  const problem = problemOf(link, client);
  if (problem) return { ...said, outcome: 'problem', problem };
  const linkMark = mark(link);
  const known = [...(holders.get(linkMark) ?? []), ...listHolders(db, linkMark)];
  if (known.includes(clientId)) return { ...said, outcome: 'same', problem: null };
  const [other] = known;
  if (other !== undefined)
    return { ...said, outcome: 'problem', problem: 'DEVICE_LINK_TAKEN', holder: requireClient(db, other).name };
  addHolder(holders, linkMark, clientId);
  return { ...said, outcome: 'new', problem: null, linkMark, sealedLink: await services.secrets.seal(link) };
}

/**
 * Links are marked before the transaction, so that what was decided by them may be old in it: a link of the list may have
 * come meanwhile, and its client may be another's by that ID or deactivated. Such a list is to be read again.
 */
export function requireAsDecided(db: ReadDb, { lines }: DecidedList): void {
  const asMeant = lines
    .filter(({ outcome }) => outcome === 'new')
    .every(
      ({ customId, clientId, linkMark }) =>
        listHolders(db, linkMark).length === 0 &&
        findByCustomId(db, customId)?.id === clientId &&
        requireClient(db, clientId).state === 'active',
    );
  if (!asMeant) throw new Refusal('DEVICE_LIST_CHANGED', {}, 'text');
}

/** What a window is told of it: the link stays here. */
export function toldLine({ line, customId, name, outcome, problem, holder }: DecidedLine): ListedLine {
  return { line, customId, name, outcome, problem, holder };
}
