import type { Client, ClientFields } from '../../contract/clients';
import { type Position, writePosition } from '../../contract/values/position';
import { type FieldChange, writeAudit } from '../audit';
import type { CommandContext } from '../handler';
import { changedFields } from './changes';
import { forgetFormerName, releaseCustomId, saveMergedInto } from './merged-store';
import { checkRestored } from './save';
import { clientFieldsOf, insertFormerName, saveClient, savePosition, saveState } from './store';

interface Two {
  readonly kept: Client;
  readonly merged: Client;
}

interface Merging extends Two {
  /** The kept client's from now on. */
  readonly fields: ClientFields;
  /** Where its home is from now on; undefined where that stays. */
  readonly position: Position | null | undefined;
  /** Whether it has the other's ID cliente: the other then has its former one, by which it is found. */
  readonly takesNumber: boolean;
}

/**
 * Makes one client a part of another, which is told in the audit of both, with what else changes by it. The one that is
 * merged is deactivated and lets go of its e-mail; nothing of it is deleted.
 */
export function mergeInto(context: CommandContext, merging: Merging, besides: readonly FieldChange[]): void {
  const { kept, merged } = merging;
  const ofMerged = retire(context, merging);
  const ofKept = changeKept(context, kept, merging);
  if (merging.fields.name !== kept.name) insertFormerName(context.db, kept, 'merge', context.nowMs);
  saveKept(context, kept, merging);
  tellBoth(context, { kept, merged, action: 'merged' }, [...besides, ...ofKept], ofMerged);
}

function retire({ db, nowMs }: CommandContext, { kept, merged, takesNumber }: Merging): FieldChange[] {
  const fields = { ...clientFieldsOf(merged), customId: takesNumber ? kept.customId : merged.customId };
  if (merged.state === 'active') saveState(db, merged, 'deactivated', nowMs);
  if (takesNumber) {
    releaseCustomId(db, merged.id);
    releaseCustomId(db, kept.id);
  }
  saveClient(db, merged, fields, nowMs);
  saveMergedInto(db, merged.id, kept.id);
  const state = { field: 'state', before: merged.state, after: 'deactivated' };
  return [...(merged.state === 'active' ? [state] : []), ...changedFields(db, clientFieldsOf(merged), fields)];
}

type Change = Pick<Merging, 'fields' | 'position'>;
const inWords = (position: Position | null) => (position ? writePosition(position) : '');

/** What changes of the kept client, once it is known that it may. */
function changeKept({ db }: CommandContext, kept: Client, { fields, position }: Change): FieldChange[] {
  checkRestored(db, fields, kept);
  const told = changedFields(db, clientFieldsOf(kept), fields);
  const [before, after] = [inWords(kept.position), inWords(position === undefined ? kept.position : position)];
  return before === after ? told : [...told, { field: 'position', before, after }];
}

function saveKept({ db, nowMs }: CommandContext, kept: Client, { fields, position }: Change): void {
  saveClient(db, kept, fields, nowMs);
  if (position !== undefined) savePosition(db, kept, position, nowMs);
}

interface Separating extends Two, Change {
  /** When they were merged. */
  readonly mergedAtMs: number;
  /** The merged client as it is again. */
  readonly was: { readonly fields: ClientFields; readonly state: Client['state'] };
  /** Another merged client that takes a number in exchange for the one that it has. */
  readonly exchange: { readonly client: Client; readonly customId: string } | undefined;
}

/**
 * Makes a client that was merged stand by itself again, which is told in the audit of both. Its number and its main e-mail
 * are nobody else's by now, or it has none: whoever calls decided that.
 */
export function separate(context: CommandContext, separating: Separating, besides: readonly FieldChange[]): void {
  const { db } = context;
  const { kept, merged, fields, mergedAtMs } = separating;
  releaseCustomId(db, merged.id);
  saveMergedInto(db, merged.id, null);
  if (separating.exchange) exchangeNumber(context, separating.exchange);
  const ofKept = changeKept(context, kept, separating);
  if (fields.name !== kept.name) forgetFormerName(db, { clientId: kept.id, name: fields.name, untilMs: mergedAtMs });
  saveKept(context, kept, separating);
  const ofMerged = restoreMerged(context, separating);
  tellBoth(context, { kept, merged, action: 'unmerged' }, [...besides, ...ofKept], ofMerged);
}

function restoreMerged({ db, nowMs }: CommandContext, { merged, was }: Separating): FieldChange[] {
  // The e-mail first: the one that it still has may be another active client's by now.
  saveClient(db, merged, was.fields, nowMs);
  if (was.state === 'active') saveState(db, merged, 'active', nowMs);
  const back = was.state === 'active' ? [{ field: 'state', before: 'deactivated', after: 'active' }] : [];
  return [...back, ...changedFields(db, clientFieldsOf(merged), was.fields)];
}

/** Told in its own audit: nobody else's shows it. */
function exchangeNumber(context: CommandContext, { client, customId }: NonNullable<Separating['exchange']>): void {
  const { db, nowMs } = context;
  const [before, after] = [clientFieldsOf(client), { ...clientFieldsOf(client), customId }];
  releaseCustomId(db, client.id);
  saveClient(db, client, after, nowMs);
  const subject = { entity: 'client', entityId: client.id, action: 'updated', origin: 'merge' } as const;
  writeAudit(context, subject, changedFields(db, before, after));
}

const nameOf = ({ name, customId }: Pick<Client, 'name' | 'customId'>) => [name, customId].filter(Boolean).join(' · ');

/** The act stands in the audit of both, each naming the other. */
function tellBoth(
  context: CommandContext,
  { kept, merged, action }: Two & { readonly action: 'merged' | 'unmerged' },
  ofKept: readonly FieldChange[],
  ofMerged: readonly FieldChange[],
): void {
  const names = (field: string, other: Client): FieldChange =>
    action === 'merged' ? { field, before: '', after: nameOf(other) } : { field, before: nameOf(other), after: '' };
  const subject = { entity: 'client', action, origin: 'merge' } as const;
  writeAudit(context, { ...subject, entityId: kept.id }, [names('merge.client', merged), ...ofKept]);
  writeAudit(context, { ...subject, entityId: merged.id }, [names('merge.into', kept), ...ofMerged]);
}
