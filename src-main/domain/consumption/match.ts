import type { ReadDb } from '../../data/database';
import { findByIp, findByMac, findByUserName } from '../contracts';
import type { Address } from './addresses';

/**
 * The live contract that has this address now: an IP within its own, its MAC, or its user name. A user name that two
 * contracts have is nobody's, since nobody could say whose it is.
 */
export function contractOf(db: ReadDb, { kind, key }: Pick<Address, 'kind' | 'key'>): number | undefined {
  if (kind === 'user') return findByUserName(db, key)?.contractId;
  if (kind === 'mac') return (findByMac(db, key) ?? findByUserName(db, key))?.contractId;
  const [ipKey = '', ipEndKey = ''] = key.split('-');
  return findByIp(db, { ipKey, ipEndKey })?.contractId;
}
