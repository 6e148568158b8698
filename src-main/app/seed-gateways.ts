import type { GatewayFields } from '../contract/gateways';
import { generatedLink, insertDevice, saveSettings } from '../domain/devices';
import {
  attachGateway,
  insertGateway,
  readReference,
  referenceFor,
  requireGateway,
  updateGateway,
} from '../domain/gateways';
import type { CommandContext } from '../domain/handler';
import type { Secrets } from '../ports';

const format = { prefix: '0417', digits: 8, checkDigit: 'mod10' } as const;

const mercadoPago: GatewayFields = {
  name: 'Mercado Pago',
  kind: 'mercadoPago',
  prefix: 'ND-',
  digits: 6,
  checkDigit: 'none',
  linkTemplate: 'https://pagos.norte-digital.example/c/{referencia}',
};

/** The reference of a client's number there. */
export const mercadoPagoReference = (number: number) => referenceFor(mercadoPago, String(number));

/** What the made-up office collects by. The last is still to be verified, as one is after it was entered. */
const gateways: readonly { readonly fields: GatewayFields; readonly verified: boolean }[] = [
  { fields: mercadoPago, verified: true },
  { fields: { ...format, name: 'Pago Fácil', kind: 'pagoFacil', linkTemplate: '' }, verified: true },
  {
    fields: { name: 'Transferencia', kind: 'bank', prefix: '', digits: null, checkDigit: 'none', linkTemplate: '' },
    verified: false,
  },
];

/** One in so many clients pays through a gateway. */
const EVERY = 6;
/** The first of them; the others follow it at the same distance. */
const FIRST = 3;

function addGateways(context: CommandContext) {
  return gateways.map(({ fields, verified }) => {
    const id = insertGateway(context.db, fields);
    const verifiedSample = verified ? referenceFor(fields, '1') : '';
    const proof = { verifiedAtMs: context.nowMs, verifiedBy: context.actor?.name ?? '', verifiedSample };
    if (verified) updateGateway(context.db, requireGateway(context.db, id), proof);
    return requireGateway(context.db, id);
  });
}

/** Makes the gateways, and answers what gives some of the clients theirs. */
export function gatewaysAdder(context: CommandContext): (clientId: number, number: number) => void {
  const offered = addGateways(context).filter(({ verifiedAtMs }) => verifiedAtMs !== null);
  return (clientId, number) => {
    if (number % EVERY !== FIRST) return;
    const gateway = offered[Math.floor(number / EVERY) % offered.length];
    const read = gateway && readReference(gateway, referenceFor(gateway, String(number)));
    if (gateway && read && !('problem' in read)) attachGateway(context, clientId, gateway, read, 'import');
  };
}

/** The service that a made-up office's devices sign in to. */
const SERVICE = 'https://alerta.norte-digital.example/entrar';
const DEMO_DEVICES = 40;

/** Links of a demonstration's devices, sealed with its own key before anything of it is written. */
export function sealDemoLinks(secrets: Secrets): Promise<string[]> {
  const links = Array.from({ length: DEMO_DEVICES }, () => generatedLink(SERVICE, secrets.newToken()));
  return Promise.all(links.map((link) => secrets.seal(link)));
}

/** Gives the first clients a device each, with the links that were sealed for them. */
export function addDevices({ db, nowMs }: CommandContext, sealedLinks: readonly string[]): void {
  if (sealedLinks.length === 0) return;
  saveSettings(db, { baseAddress: SERVICE, expiryDays: 365, version: 1 });
  for (const [at, sealedLink] of sealedLinks.entries()) {
    const name = at % 3 === 0 ? 'Tablet' : 'Celular';
    const device = { clientId: at * EVERY + FIRST, name, source: 'generated', sealedLink, expiresOn: null } as const;
    insertDevice(db, { ...device, createdAtMs: nowMs });
  }
}
