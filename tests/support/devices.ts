import { clientFieldsWith, createTestOffice, type TestApp } from './test-app';

export const LINK = 'https://alerta.example/entrar/palabra-muy-secreta-7';

/** An office of two clients. */
export async function createDeviceOffice(options: Parameters<typeof createTestOffice>[1] = {}) {
  const app = await createTestOffice('AR', options);
  const add = async (name: string, customId: string) =>
    (await app.call('clients', 'create', clientFieldsWith({ name, customId }))).id;
  return { ...app, anaId: await add('Ana Muñoz', '1042'), betoId: await add('Beto Ruiz', '1043') };
}

export const devicesOf = async (app: Pick<TestApp, 'call'>, clientId: number) =>
  (await app.call('devices', 'list', { clientId })).devices;

export const phone = { name: 'Celular de Ana', link: LINK, expiresOn: null };
