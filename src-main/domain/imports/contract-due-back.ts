import type { Contract } from '../../contract/contracts';
import { isIpProblem, parseIp } from '../../contract/values/ip-address';
import type { ReadDb } from '../../data/database';
import { HeldStretches } from '../contracts';
import { type DueBack, listDueBack } from './contract-row-store';

type Network = Pick<Contract, 'ip' | 'mac'>;

/** What the undo of one later import gives back; what contracts had before it they had at the same time, each its own. */
interface OfImport {
  readonly importId: number;
  readonly networks: HeldStretches;
  readonly macs: Set<string>;
}

function stretchOf(ip: string): { from: string; to: string } | null {
  const read = ip === '' ? null : parseIp(ip);
  return read === null || isIpProblem(read) ? null : { from: read.key, to: read.endKey };
}

function byImport(due: readonly DueBack[]): OfImport[] {
  const imports = new Map<number, OfImport>();
  for (const [row, { importId, ip, mac }] of due.entries()) {
    const of = imports.get(importId) ?? { importId, networks: new HeldStretches(), macs: new Set<string>() };
    imports.set(importId, of);
    const stretch = stretchOf(ip);
    if (stretch) of.networks.take({ ...stretch, row });
    if (mac !== '') of.macs.add(mac);
  }
  return [...imports.values()];
}

/**
 * The newest of the imports after one whose undo gives another contract an address that this one is to have again; null
 * where none does. Given back before that, the address is taken when the later import is undone, and neither contract ever
 * lets go of it: a list is undone before those that came before it, wherever it touches the same.
 */
export function askDueBack(db: ReadDb, importId: number): (was: Network, now: Network) => number | null {
  const imports = byImport(listDueBack(db, importId));
  return (was, now) => {
    const stretch = was.ip === now.ip ? null : stretchOf(was.ip);
    const mac = was.mac === now.mac ? '' : was.mac;
    const found = imports.find(
      ({ networks, macs }) =>
        macs.has(mac) || (stretch !== null && networks.holder(stretch.from, stretch.to) !== undefined),
    );
    return found?.importId ?? null;
  };
}
