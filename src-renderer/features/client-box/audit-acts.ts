import { type AuditEntry, isSameAct } from '../../../src-main/contract/audit';

/** What was done to the client at one time, with each field that it changed, in the order of the form. */
export interface AuditAct {
  readonly id: number;
  readonly head: AuditEntry;
  readonly entries: readonly AuditEntry[];
}

/**
 * The entries, newest first as they are read, as the acts that wrote them: an import that filled in 14 fields is one.
 * Its number is its newest entry's.
 */
export function actsOf(entries: readonly AuditEntry[]): AuditAct[] {
  const acts: { id: number; head: AuditEntry; entries: AuditEntry[] }[] = [];
  for (const entry of entries) {
    const last = acts.at(-1);
    if (last && isSameAct(last.head, entry)) last.entries.unshift(entry);
    else acts.push({ id: entry.id, head: entry, entries: [entry] });
  }
  return acts;
}

/** Whether a change is a contract's baja: to put nothing back there has the contract live again, and is called so. */
export function isEnd({ field, before }: Pick<AuditEntry, 'field' | 'before'>): boolean {
  return field === 'contract.endedOn' && before === '';
}
