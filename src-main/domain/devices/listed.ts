import type { ListedLine } from '../../contract/devices';
import type { FailureCode } from '../../contract/failures';
import { findByCustomId, requireClient } from '../clients';
import type { QueryContext } from '../handler';
import { isLink, type ListLine, readDeviceList } from './rules';
import { listSealed } from './store';

/** A line of a list, and what its link becomes where it is new. */
export interface DecidedLine extends ListedLine {
  readonly clientId: number;
  readonly sealedLink: string;
}

type Services = QueryContext['services'];

/** A client's links that can be read here; one that another computer's key sealed is like none. */
async function linksOf({ db, services }: QueryContext, clientId: number): Promise<Set<string>> {
  const opened = await Promise.all(listSealed(db, clientId).map((sealed) => openOrNull(services, sealed)));
  return new Set(opened.filter((link) => link !== null));
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
export async function decideList(context: QueryContext, text: string): Promise<DecidedLine[]> {
  const known = new Map<number, Set<string>>();
  const decided: DecidedLine[] = [];
  for (const line of readDeviceList(text)) decided.push(await decideLine(context, line, known));
  return decided;
}

async function decideLine(
  context: QueryContext,
  { line, customId, link }: ListLine,
  known: Map<number, Set<string>>,
): Promise<DecidedLine> {
  const found = findByCustomId(context.db, customId);
  const client = found && requireClient(context.db, found.id);
  const said = { line, customId, name: client?.name ?? '', clientId: client?.id ?? 0, sealedLink: '' };
  const problem = problemOf(link, client);
  if (problem || !client) return { ...said, outcome: 'problem', problem };
  const links = known.get(client.id) ?? (await linksOf(context, client.id));
  known.set(client.id, links);
  if (links.has(link)) return { ...said, outcome: 'same', problem: null };
  links.add(link);
  return { ...said, outcome: 'new', problem: null, sealedLink: await context.services.secrets.seal(link) };
}

/** What a window is told of it: the link stays here. */
export function toldLine({ line, customId, name, outcome, problem }: DecidedLine): ListedLine {
  return { line, customId, name, outcome, problem };
}
