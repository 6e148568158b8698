import { Refusal } from '../../contract/failures';
import type { ReadDb, WriteDb } from '../../data/database';
import { requireClient } from '../clients';
import type { QueryContext } from '../handler';
import { listHolders, listUnmarked, type MarkedLink, saveMark } from './store';

/** How many links from before are opened at once: some 20 ms. The others have their turn with the next link. */
const MOST_MARKED = 500;

/** The marks of links that were sealed before links had any; one that another computer's key sealed is like none. */
export async function marksFromBefore({ db, services }: QueryContext): Promise<MarkedLink[]> {
  const { secrets } = services;
  const marked = listUnmarked(db, MOST_MARKED).map(async (row) => {
    const link = await secrets.open(row.sealedLink);
    return { ...row, linkMark: await secrets.mark(link) };
  });
  const settled = await Promise.allSettled(marked);
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
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
