import type { PortalSettings } from '../../contract/portal';
import { changesOf, writeAudit } from '../audit';
import type { CommandContext } from '../handler';
import { savePortal } from './store';

const audited = ['name', 'address', 'passwordGroups'] as const;

/** Saves and audits where the clients sign in; answers the version. */
export function changePortal(
  context: CommandContext,
  before: PortalSettings,
  fields: Omit<PortalSettings, 'version'>,
): number {
  const after = { ...fields, version: before.version + 1 };
  savePortal(context.db, after);
  const changes = changesOf<(typeof audited)[number], PortalSettings>(audited, before, after, {
    nameOf: (field) => `portal.${field}`,
  });
  writeAudit(context, { entity: 'office', entityId: 1, action: 'updated' }, changes);
  context.publish('office.changed');
  return after.version;
}
