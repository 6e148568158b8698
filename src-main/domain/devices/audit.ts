import type { AuditOrigin } from '../../contract/audit';
import { changesOf, type FieldChange, writeAudit } from '../audit';
import type { CommandContext } from '../handler';
import type { DeviceRecord, NewDevice } from './store';

export type DeviceAct =
  | 'deviceAdded'
  | 'deviceChanged'
  | 'deviceLinkReplaced'
  | 'deviceShown'
  | 'deviceMailed'
  | 'deviceRevoked';

/** Tells it in the client's audit: what the device is called and until when it serves, never its link. */
export function tellDevice(
  context: CommandContext,
  { clientId, name }: Pick<DeviceRecord, 'clientId' | 'name'>,
  action: DeviceAct,
  changes: readonly FieldChange[] = [{ field: 'device.name', before: '', after: name }],
  origin: AuditOrigin = 'form',
): void {
  writeAudit(context, { entity: 'client', entityId: clientId, action, origin }, changes);
  context.publish('devices.changed');
}

const auditedFields = ['name', 'expiresOn', 'lastUsedOn'] as const;
const ofDevice = (field: string) => `device.${field}`;
type Audited = Pick<DeviceRecord, (typeof auditedFields)[number]>;

/** Which value of a device the audit calls so; undefined where it is none of those that change. */
export function auditedField(told: string): keyof Audited | undefined {
  return auditedFields.find((field) => ofDevice(field) === told);
}

/** What changes of a device, with its number beside: a client has several, and one value goes back into its own. */
export function changedFields(before: Audited & Pick<DeviceRecord, 'id'>, after: Audited): FieldChange[] {
  const changes = changesOf<keyof Audited, Audited>(auditedFields, before, after, { nameOf: ofDevice });
  return changes.map((change) => ({ ...change, beforeId: before.id, afterId: before.id }));
}

/** What is told of a device that has just been added. */
export function addedFields(row: NewDevice): FieldChange[] {
  return changesOf(['name', 'source', 'expiresOn'] as const, null, row, { nameOf: ofDevice });
}
