import { type ClientField, clientFieldNames } from '../../contract/clients';
import type { ReadDb, WriteDb } from '../../data/database';
import { listNewerMerges, type MergeRecord, type MergeSide, saveRecord, type StandingMerge } from './merge-store';

/** What a client has of its own, each thing of which a merge may change and its undoing gives back. */
export type Part = ClientField | 'position' | 'billing';
const PARTS: readonly Part[] = [...clientFieldNames, 'position', 'billing'];

type Valued = Pick<MergeSide, 'fields' | 'position' | 'billing'>;

function valueOf(side: Valued, part: Part): unknown {
  return part === 'position' || part === 'billing' ? side[part] : side.fields[part];
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** `heir` is a newer merge, which stands, and goes back to what this one would have gone back to. */
export type PartUndo =
  | { readonly does: 'nothing' | 'back' | 'edited' }
  | { readonly does: 'inherit'; heir: StandingMerge };

/**
 * What taking a merge back does to one part. What a newer merge found as this one had left it is not the client's to change
 * now: that merge inherits the value from before this one, for its own undoing, as if this one had never been. What is as the
 * merge left it goes back, and what is neither so nor as before was edited since.
 */
function decidePart(
  part: Part,
  now: Valued,
  { record }: Pick<StandingMerge, 'record'>,
  newer: readonly StandingMerge[],
): PartUndo {
  const [was, made] = [valueOf(record.kept, part), valueOf(record.after, part)];
  if (isSame(was, made)) return { does: 'nothing' };
  const heir = newer.find(({ record: own }) => !isSame(valueOf(own.kept, part), valueOf(own.after, part)));
  if (heir && isSame(valueOf(heir.record.kept, part), made)) return { does: 'inherit', heir };
  const value = valueOf(now, part);
  if (isSame(value, was)) return { does: 'nothing' };
  return { does: isSame(value, made) ? 'back' : 'edited' };
}

/** Each part of a merge that is taken back now, with what becomes of it. */
export function decideParts(db: ReadDb, merge: StandingMerge, now: Valued): ReadonlyMap<Part, PartUndo> {
  const newer = listNewerMerges(db, merge);
  return new Map(PARTS.map((part) => [part, decidePart(part, now, merge, newer)]));
}

/** What newer merges left out of contracts that the kept client had by then, the newest first. */
export function newerLeftOut(db: ReadDb, merge: StandingMerge): MergeRecord['leftOut']['kept'] {
  return listNewerMerges(db, merge)
    .toReversed()
    .flatMap(({ record }) => record.leftOut.kept);
}

/** What newer merges inherit, each with the parts of which it does. */
function heirsOf(parts: ReadonlyMap<Part, PartUndo>): ReadonlyMap<StandingMerge, readonly Part[]> {
  const heirs = new Map<StandingMerge, Part[]>();
  for (const [part, undo] of parts)
    if (undo.does === 'inherit') heirs.set(undo.heir, [...(heirs.get(undo.heir) ?? []), part]);
  return heirs;
}

/** A newer merge as it would have been recorded, had the older one never been. */
function inherited(own: MergeRecord, from: MergeRecord, parts: readonly Part[]): MergeRecord {
  const fields = clientFieldNames.filter((field) => parts.includes(field));
  const back = Object.fromEntries(fields.map((field) => [field, from.kept.fields[field]]));
  const kept: MergeSide = {
    ...own.kept,
    fields: Object.assign({ ...own.kept.fields }, back),
    ...(parts.includes('position') ? { position: from.kept.position } : {}),
    ...(parts.includes('billing') ? { billing: from.kept.billing } : {}),
  };
  // What the older one left out is taken in again after what the newer one did, from which it goes on.
  const left = parts.includes('billing') ? [...own.leftOut.kept, ...from.leftOut.kept] : own.leftOut.kept;
  return { ...own, kept, leftOut: { ...own.leftOut, kept: left } };
}

/** Hands on to newer merges what they inherit. */
export function bequeath(db: WriteDb, { record }: StandingMerge, parts: ReadonlyMap<Part, PartUndo>): void {
  for (const [heir, of] of heirsOf(parts)) saveRecord(db, heir.id, inherited(heir.record, record, of));
}
