import type { Device } from '../../contract/devices';
import { device as deviceSchema, devicesContract } from '../../contract/devices';
import { Refusal } from '../../contract/failures';
import { calendarDate } from '../../contract/values/calendar-date';
import { isEmail } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import { changesOf, writeAudit } from '../audit';
import { dropDeviceMail, findAddressee, queueDevice } from '../client-mail';
import { requireClient } from '../clients';
import { checkVersion, type CommandContext, type FeatureHandlers, prepared, type QueryContext } from '../handler';
import { officeDay } from '../office';
import { hasServer, readMailSettings } from '../outbox';
import { addedFields, tellDevice } from './audit';
import { changeDevice, requireLive, requireToCome } from './change';
import { decideList, requireAsDecided, toldLine } from './listed';
import { linkMarker, marksFromBefore, requireNobodysElse, saveMarks } from './marks';
import { generatedLink, isBaseAddress, isLink, showProblem, stateOf } from './rules';
import {
  type DeviceRecord,
  insertDevice,
  listDevices,
  type NewDevice,
  readSettings,
  requireDevice,
  saveSettings,
  updateDevice,
} from './store';

const DAY_MS = 24 * 3_600_000;

function shown(record: DeviceRecord, today: string): Device {
  return deviceSchema.parse({ ...record, state: stateOf(record, today) });
}

/** The last day of a link that is made now; null where the office gives them no end. */
function firstExpiry(db: ReadDb, nowMs: number): string | null {
  const { expiryDays } = readSettings(db);
  return expiryDays === 0 ? null : officeDay(db, nowMs + expiryDays * DAY_MS);
}

/** What is typed; or a link that is made here, where the service's address is known. */
function givenLink({ db, services }: QueryContext, typed: string) {
  if (typed !== '') {
    if (!isLink(typed)) throw new Refusal('DEVICE_LINK', {}, 'link');
    return { source: 'typed' as const, link: typed };
  }
  const { baseAddress } = readSettings(db);
  if (baseAddress === '') throw new Refusal('DEVICE_BASE', {}, 'link');
  return { source: 'generated' as const, link: generatedLink(baseAddress, services.secrets.newToken()) };
}

/** The link that a device gets, sealed and marked, and the marks of those before it. */
async function sealedLink(context: QueryContext, typed: string) {
  const { secrets } = context.services;
  const { source, link } = givenLink(context, typed);
  const sealed = { source, sealedLink: await secrets.seal(link), linkMark: (await linkMarker(secrets)).mark(link) };
  return { sealed, fromBefore: await marksFromBefore(context) };
}

/** A link signs its bearer in: a deactivated client is given none, and is told none. What stays of theirs is revoked or kept. */
function requireActive(db: ReadDb, clientId: number): void {
  if (requireClient(db, clientId).state !== 'active') throw new Refusal('CLIENT_DEACTIVATED');
}

function addDevice(context: CommandContext, row: NewDevice): number {
  const id = insertDevice(context.db, row);
  tellDevice(context, row, 'deviceAdded', addedFields(row), row.source === 'imported' ? 'import' : 'form');
  return id;
}

export const deviceHandlers: FeatureHandlers<typeof devicesContract> = {
  list: {
    read({ db, services }, { clientId }) {
      const today = officeDay(db, services.clock.nowMs());
      return { devices: listDevices(db, clientId).map((record) => shown(record, today)) };
    },
  },
  settings: {
    read({ db, services }) {
      const nowMs = services.clock.nowMs();
      const firstExpiryOn = firstExpiry(db, nowMs);
      return {
        ...readSettings(db),
        today: calendarDate.parse(officeDay(db, nowMs)),
        firstExpiryOn: firstExpiryOn === null ? null : calendarDate.parse(firstExpiryOn),
      };
    },
  },
  saveSettings: {
    write(context, { version, ...settings }) {
      if (!isBaseAddress(settings.baseAddress)) throw new Refusal('DEVICE_BASE_WRONG', {}, 'baseAddress');
      const before = readSettings(context.db);
      checkVersion(before, version);
      const changes = changesOf(['baseAddress', 'expiryDays'] as const, before, settings);
      if (changes.length === 0) return { done: true };
      saveSettings(context.db, { ...settings, version: version + 1 });
      writeAudit(context, { entity: 'office', entityId: 1, action: 'updated' }, changes);
      context.publish('devices.changed');
      return { done: true };
    },
  },
  create: prepared(devicesContract.create, {
    prepare: (context, { link }) => sealedLink(context, link),
    write(context, { clientId, name, expiresOn }, { sealed, fromBefore }) {
      requireActive(context.db, clientId);
      saveMarks(context.db, fromBefore);
      requireNobodysElse(context.db, clientId, sealed.linkMark);
      requireToCome(context, expiresOn);
      return { id: addDevice(context, { clientId, name, expiresOn, ...sealed, createdAtMs: context.nowMs }) };
    },
  }),
  update: {
    write(context, { id, version, ...after }) {
      return { version: changeDevice(context, requireLive(context, id, version), after, 'form') };
    },
  },
  replaceLink: prepared(devicesContract.replaceLink, {
    prepare: (context, { link }) => sealedLink(context, link),
    write(context, { id, version }, { sealed, fromBefore }) {
      const before = requireLive(context, id, version);
      requireActive(context.db, before.clientId);
      saveMarks(context.db, fromBefore);
      requireNobodysElse(context.db, before.clientId, sealed.linkMark);
      const saved = updateDevice(context.db, before, sealed);
      dropDeviceMail(context, id);
      tellDevice(context, before, 'deviceLinkReplaced');
      return { version: saved };
    },
  }),
  show: prepared(devicesContract.show, {
    async prepare({ db, services }, { id }) {
      const record = requireDevice(db, id);
      requireActive(db, record.clientId);
      const problem = showProblem(stateOf(record, officeDay(db, services.clock.nowMs())));
      if (problem) throw new Refusal(problem, { date: record.expiresOn ?? '' });
      return { link: await services.secrets.open(record.sealedLink), version: record.version };
    },
    write(context, { id }, { link, version }) {
      // Whoever revoked or replaced it meanwhile meant that it is told to nobody.
      const live = requireLive(context, id, version);
      requireActive(context.db, live.clientId);
      tellDevice(context, live, 'deviceShown');
      return { link };
    },
  }),
  mailLink: {
    write(context, { id, version }) {
      const { db, nowMs } = context;
      const live = requireLive(context, id, version);
      requireActive(db, live.clientId);
      const problem = showProblem(stateOf(live, officeDay(db, nowMs)));
      if (problem) throw new Refusal(problem, { date: live.expiresOn ?? '' });
      const client = findAddressee(db, live.clientId);
      if (!client || !isEmail(client.email)) throw new Refusal('MAIL_NO_ADDRESS');
      if (!hasServer(readMailSettings(db))) throw new Refusal('MAIL_NO_SERVER');
      const messageId = queueDevice(context, client, live);
      tellDevice(context, live, 'deviceMailed');
      return { messageId };
    },
  },
  revoke: {
    write(context, { id, version }) {
      const before = requireLive(context, id, version);
      const revokedBy = context.actor?.name ?? '';
      dropDeviceMail(context, id);
      updateDevice(context.db, before, { sealedLink: '', linkMark: '', revokedAtMs: context.nowMs, revokedBy });
      tellDevice(context, before, 'deviceRevoked', [{ field: 'device.name', before: before.name, after: '' }]);
      return { done: true };
    },
  },
  readList: {
    prepare: async (context, { text }) => ({ lines: (await decideList(context, text)).lines.map(toldLine) }),
  },
  importList: prepared(devicesContract.importList, {
    prepare: (context, { text }) => decideList(context, text),
    write(context, _input, list) {
      saveMarks(context.db, list.fromBefore);
      requireAsDecided(context.db, list);
      const expiresOn = firstExpiry(context.db, context.nowMs);
      for (const { outcome, clientId, sealedLink: sealed, linkMark } of list.lines) {
        if (outcome !== 'new') continue;
        const link = { source: 'imported', sealedLink: sealed, linkMark } as const;
        addDevice(context, { clientId, name: 'Alerta Internet', expiresOn, ...link, createdAtMs: context.nowMs });
      }
      return { lines: list.lines.map(toldLine) };
    },
  }),
};
