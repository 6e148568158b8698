import { Refusal } from '../../contract/failures';
import type { ReadDb, WriteDb } from '../../data/database';
import type { Marker, Secrets } from '../../ports';
import { requireClient } from '../clients';
import type { QueryContext } from '../handler';
import { normalLink } from './rules';
import { listHolders, listUnmarked, type MarkedLink, saveMark } from './store';

/** How many links from before are opened at a time: some milliseconds, after which the core's thread is let go. */
const PIECE = 200;

/** Makes the marks of links: of one link always the same, however it is written. */
export async function linkMarker(secrets: Secrets): Promise<Marker> {
  const { key, mark } = await secrets.marker();
  return { key, mark: (link) => mark(normalLink(link)) };
}

/**
 * The marks of links that have none of this key: from before links had any, or had them of their normal form, or since
 * another key seals. What cannot be opened here is marked as such, so that it is tried once.
 */
export async function marksFromBefore({ db, services }: QueryContext): Promise<MarkedLink[]> {
  const { secrets } = services;
  const { key, mark } = await linkMarker(secrets);
  const marked: MarkedLink[] = [];
  for (;;) {
    const rows = listUnmarked(db, { key, afterId: marked.at(-1)?.id ?? 0, most: PIECE });
    if (rows.length === 0) return marked;
    const links = await Promise.allSettled(rows.map(({ sealedLink }) => secrets.open(sealedLink)));
    for (const [at, row] of rows.entries()) {
      const link = links[at];
      marked.push({ ...row, linkMark: mark(link?.status === 'fulfilled' ? link.value : '') });
    }
    await new Promise((next) => setImmediate(next));
  }
}

export function saveMarks(db: WriteDb, marks: readonly MarkedLink[]): void {
  for (const one of marks) saveMark(db, one);
}

/**
 * A link signs its bearer in as one client: what another has is given to nobody else (decision). Two devices of one client
 * may share theirs.
 */
export function requireNobodysElse(db: ReadDb, clientId: number, linkMark: string): void {
  const other = listHolders(db, linkMark).find((holder) => holder !== clientId);
  if (other !== undefined) throw new Refusal('DEVICE_LINK_TAKEN', { name: requireClient(db, other).name }, 'link');
}
