import type { AuditOrigin } from '../../contract/audit';
import { deviceDetails, type DeviceDetails } from '../../contract/devices';
import { Refusal } from '../../contract/failures';
import { checkVersion, type CommandContext } from '../handler';
import { officeDay } from '../office';
import { auditedField, changedFields, tellDevice } from './audit';
import { type DeviceRecord, requireDevice, updateDevice } from './store';

/** A day that is over ends nothing: a device is given none. */
export function requireToCome(context: CommandContext, expiresOn: string | null): void {
  if (expiresOn !== null && expiresOn < officeDay(context.db, context.nowMs))
    throw new Refusal('DEVICE_EXPIRY_PAST', {}, 'expiresOn');
}

/** One that is not revoked, as its editor saw it. */
export function requireLive({ db }: CommandContext, id: number, version: number): DeviceRecord {
  const found = requireDevice(db, id);
  checkVersion(found, version);
  if (found.revokedAtMs !== null) throw new Refusal('DEVICE_REVOKED');
  return found;
}

/** Saves what a device is called, until when it serves and when it was last used; answers the version, the same where nothing differs. */
export function changeDevice(
  context: CommandContext,
  before: DeviceRecord,
  after: DeviceDetails,
  origin: AuditOrigin,
): number {
  if (after.expiresOn !== before.expiresOn) requireToCome(context, after.expiresOn);
  if (after.lastUsedOn !== null && after.lastUsedOn > officeDay(context.db, context.nowMs))
    throw new Refusal('DATE_TO_COME', {}, 'lastUsedOn');
  const changes = changedFields(before, after);
  if (changes.length === 0) return before.version;
  const saved = updateDevice(context.db, before, after);
  tellDevice(context, before, 'deviceChanged', changes, origin);
  return saved;
}

/**
 * Puts one value of a device back to what it was before an entry of the audit, under the rules of its form: a revoked one
 * stays as it is, and no day that is over becomes its last. Answers the version.
 */
export function putDeviceBack(
  context: CommandContext,
  { id, version }: { readonly id: number; readonly version: number },
  { field, before: value }: { readonly field: string; readonly before: string },
): number {
  const before = requireLive(context, id, version);
  const name = auditedField(field);
  const former = { [name ?? '']: value === '' ? null : value };
  const parsed = deviceDetails.strip().safeParse({ ...before, ...former });
  if (!name || !parsed.success) throw new Refusal('VALIDATION', { reason: 'putBack' }, name ?? field);
  return changeDevice(context, before, parsed.data, 'restore');
}
