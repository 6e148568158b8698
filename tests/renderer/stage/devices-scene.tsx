import type { Device, ListedLine } from '../../../src-main/contract/devices';
import type { Client } from '../../../src-main/contract/clients';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { AlertSection, DevicesTab } from '../../../src-renderer/features/devices';
import { type FakeCore, refusal } from './fake-core';
import { clientWith, everyday, office } from './office';

const ADDED_MS = Date.UTC(2026, 10, 24, 12);
const day = (text: string) => calendarDate.parse(text);

function deviceWith(change: Partial<Device>): Device {
  return {
    id: 1,
    version: 1,
    name: 'Celular de Ana',
    source: 'generated',
    state: 'live',
    createdAtMs: ADDED_MS,
    expiresOn: day('2027-11-24'),
    lastUsedOn: null,
    revokedAtMs: null,
    revokedBy: '',
    ...change,
  };
}

const devices = [
  deviceWith({}),
  deviceWith({ id: 2, name: 'Tablet', state: 'expired', expiresOn: day('2026-01-31'), lastUsedOn: day('2026-01-02') }),
  deviceWith({ id: 3, name: 'De otra máquina' }),
  deviceWith({ id: 4, name: 'Perdido', state: 'revoked', revokedAtMs: ADDED_MS, revokedBy: 'Ana Ruiz' }),
];

const listed: ListedLine = { line: 1, customId: '1042', name: 'Ana Muñoz', outcome: 'new', problem: null, holder: '' };

/** The third one's link was sealed by another computer's key. */
function coreWith(of: Device[], baseAddress: string): FakeCore {
  return {
    ...everyday,
    secrets: { keeping: () => ({ keeping: 'system' }) },
    devices: {
      list: () => ({ devices: of }),
      settings: () => ({
        baseAddress,
        expiryDays: 365,
        version: 1,
        today: day('2026-11-24'),
        firstExpiryOn: day('2027-11-24'),
      }),
      show: ({ id }) => {
        if (id === 3) throw refusal({ code: 'SECRET_UNREADABLE', params: {} });
        return { link: 'https://alerta.example/entrar/palabra' };
      },
      create: ({ link }) => {
        if (link === 'hola') throw refusal({ code: 'DEVICE_LINK', params: {}, field: 'link' });
        return { id: 9 };
      },
      update: () => ({ version: 2 }),
      replaceLink: () => ({ version: 2 }),
      revoke: () => ({ done: true }),
      readList: () => ({ lines: [listed] }),
      importList: () => ({ lines: [listed] }),
    },
  };
}

/** A client with devices, and one without in an office that has no address to make links with. */
export const deviceCores = { some: coreWith(devices, 'https://alerta.example'), none: coreWith([], '') };

export function DevicesScene({ mayWrite = true, state = 'active' }: { mayWrite?: boolean; state?: Client['state'] }) {
  return <DevicesTab client={clientWith({ name: 'Ana Muñoz', state })} office={office} mayWrite={mayWrite} />;
}

/** Configuración's section, where a list of links is pasted. */
export function LinksScene() {
  return <AlertSection />;
}
