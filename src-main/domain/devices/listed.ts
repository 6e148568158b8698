import type { ListedLine } from '../../contract/devices';
import { type FailureCode, Refusal } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import { findByCustomId, requireClient } from '../clients';
import type { QueryContext } from '../handler';
import { isLink, type ListLine, readDeviceList } from './rules';
import { listSealed } from './store';

/** A line of a list, and what its link becomes where it is new. */
interface DecidedLine extends ListedLine {
  readonly clientId: number;
  readonly sealedLink: string;
}

/** A list decided, and by what: the links that each of its clients had, as they were sealed. */
export interface DecidedList {
  readonly lines: readonly DecidedLine[];
  readonly seen: readonly { readonly clientId: number; readonly sealed: readonly string[] }[];
}

type Services = QueryContext['services'];

/** A client's links as they are sealed, and those of them that can be read here. */
interface KnownLinks {
  readonly sealed: readonly string[];
  readonly links: Set<string>;
}

/** One that another computer's key sealed is like none. */
async function linksOf({ db, services }: QueryContext, clientId: number): Promise<KnownLinks> {
  const sealed = listSealed(db, clientId);
  const opened = await Promise.all(sealed.map((one) => openOrNull(services, one)));
  return { sealed, links: new Set(opened.filter((link) => link !== null)) };
}

async function openOrNull({ secrets }: Services, sealed: string): Promise<string | null> {
  try {
    return await secrets.open(sealed);
  } catch {
    return null;
  }
}

function problemOf(link: string, client: { state: string } | undefined): FailureCode | null {
  if (!client) return 'DEVICE_CLIENT';
  if (client.state !== 'active') return 'CLIENT_DEACTIVATED';
  return isLink(link) ? null : 'DEVICE_LINK';
}

/** Decides a pasted list line by line: the same for the preview and for what is saved. A link twice is one. */
export async function decideList(context: QueryContext, text: string): Promise<DecidedList> {
  const known = new Map<number, KnownLinks>();
  const lines: DecidedLine[] = [];
  for (const line of readDeviceList(text)) lines.push(await decideLine(context, line, known));
  return { lines, seen: [...known].map(([clientId, { sealed }]) => ({ clientId, sealed })) };
}

async function decideLine(
  context: QueryContext,
  { line, customId, link }: ListLine,
  known: Map<number, KnownLinks>,
): Promise<DecidedLine> {
  const found = findByCustomId(context.db, customId);
  const client = found && requireClient(context.db, found.id);
  const said = { line, customId, name: client?.name ?? '', clientId: client?.id ?? 0, sealedLink: '' };
  const problem = problemOf(link, client);
  if (problem || !client) return { ...said, outcome: 'problem', problem };
  const own = known.get(client.id) ?? (await linksOf(context, client.id));
  known.set(client.id, own);
  if (own.links.has(link)) return { ...said, outcome: 'same', problem: null };
  own.links.add(link);
  return { ...said, outcome: 'new', problem: null, sealedLink: await context.services.secrets.seal(link) };
}

/**
 * Links are opened before the transaction, so that what was decided by them may be old in it: a link that came meanwhile
 * may be one of the list's, and its client may be another's by that ID or deactivated. Such a list is to be read again.
 */
export function requireAsDecided(db: ReadDb, { lines, seen }: DecidedList): void {
  const asSeen = seen.every(({ clientId, sealed }) => {
    const known = new Set(sealed);
    return listSealed(db, clientId).every((one) => known.has(one));
  });
  const asMeant = lines
    .filter(({ outcome }) => outcome === 'new')
    .every(
      ({ customId, clientId }) =>
        findByCustomId(db, customId)?.id === clientId && requireClient(db, clientId).state === 'active',
    );
  if (!asSeen || !asMeant) throw new Refusal('DEVICE_LIST_CHANGED', {}, 'text');
}

/** What a window is told of it: the link stays here. */
export function toldLine({ line, customId, name, outcome, problem }: DecidedLine): ListedLine {
  return { line, customId, name, outcome, problem };
}
