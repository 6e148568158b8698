import type { ClientGateway, Gateway } from '../../../src-main/contract/gateways';
import { GatewaysTab } from '../../../src-renderer/features/gateways';
import { type FakeCore, refusal } from './fake-core';
import { clientWith, everyday, office } from './office';

const ATTACHED_MS = Date.UTC(2026, 10, 24, 12);

const kind = { code: 'pagoFacil', name: 'Pago Fácil' };

function gatewayWith(change: Partial<Gateway>): Gateway {
  return {
    id: 1,
    version: 1,
    name: 'Pago Fácil',
    kind: 'pagoFacil',
    prefix: '0417',
    digits: 8,
    checkDigit: 'luhn',
    linkTemplate: '',
    active: true,
    verifiedAtMs: ATTACHED_MS,
    verifiedBy: 'Ana Ruiz',
    verifiedSample: '041712345671',
    clients: 0,
    used: false,
    ...change,
  };
}

const attached: ClientGateway = {
  id: 5,
  version: 2,
  gatewayId: 1,
  gateway: 'Pago Fácil',
  kind,
  reference: '041700010422',
  link: 'https://pagos.example.com/c/041700010422',
  attachedAtMs: ATTACHED_MS,
  retired: false,
};

const withoutLink: ClientGateway = {
  ...attached,
  id: 6,
  gatewayId: 2,
  gateway: 'Transferencia',
  reference: 'ANA-1042',
  link: '',
};

const reference = 'reference';

/** `…1` has a wrong check digit, `…9` is another client's. */
function checked(typed: string) {
  if (typed.endsWith('1')) {
    const params = { expected: '041700010430' };
    return { reference: '', link: '', problem: { code: 'REFERENCE_CHECK_DIGIT' as const, params, field: reference } };
  }
  if (typed.endsWith('9')) {
    const params = { name: 'Beto Ruiz', clientId: 7, gateway: 'Pago Fácil' };
    return { reference: '', link: '', problem: { code: 'REFERENCE_TAKEN' as const, params, field: reference } };
  }
  return { reference: typed, link: `https://pagos.example.com/c/${typed}`, problem: null };
}

const fromList = { gateway: 'Pago facil', reference: '041700010422' };

function coreWith(gateways: Gateway[], ofClient: ClientGateway[], carried = [fromList].slice(1)): FakeCore {
  return {
    ...everyday,
    gateways: {
      list: () => ({ gateways, kinds: [kind] }),
      ofClient: () => ({ attached: ofClient, carried }),
      propose: ({ gatewayId }) => ({ reference: gatewayId === 1 ? '041700010422' : '', example: '041712345671' }),
      checkReference: ({ reference: typed }) => checked(typed),
      attach: ({ reference: typed }) => {
        if (typed.endsWith('3')) throw refusal({ code: 'CLIENT_DEACTIVATED', params: {} });
        return { id: 9, version: 1 };
      },
      detach: () => ({ version: 3 }),
      reattach: () => ({ version: 4 }),
      changeReference: () => ({ version: 3 }),
    },
  };
}

const another = gatewayWith({ id: 2, name: 'Transferencia', kind: 'bank', digits: null, checkDigit: 'none' });
const unverified = gatewayWith({ id: 3, name: 'Rapipago', verifiedAtMs: null });
const retired = gatewayWith({ id: 4, name: 'Efecty', active: false });
const all = [gatewayWith({}), another, unverified, retired];

/** A client who has none yet, one who has one, one who has all there can be, and an office without any to give. */
export const gatewayCores = {
  none: coreWith(all, []),
  one: coreWith(all, [attached]),
  longLink: coreWith(all, [
    { ...attached, link: `https://pagos.example.com/${'sucursal-centro/'.repeat(5)}041700010422` },
  ]),
  carried: coreWith(all, [], [fromList]),
  several: coreWith(all, [attached, withoutLink], [fromList]),
  nothingOffered: coreWith([unverified, retired], []),
};

export function GatewaysScene({ mayWrite = true }: { mayWrite?: boolean }) {
  return <GatewaysTab client={clientWith({ name: 'Ana Muñoz' })} office={office} mayWrite={mayWrite} />;
}
