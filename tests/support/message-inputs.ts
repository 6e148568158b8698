import { randomUUID } from 'node:crypto';
import { clientFields } from '../../src-main/contract/clients';
import { issue, pay } from './account';
import { billingWith, saveBilling } from './client-billing';
import type { FullOffice } from './command-inputs';
import { addContract } from './contracts';
import { EVERYBODY, useMailServer } from './mail';
import { PORTAL, setPortal } from './portal';

/** Inputs of the commands that make messages, as `command-inputs.ts` has those of the others. */
export const messageInputs = {
  'portal.saveSettings': () => ({ version: 1, ...PORTAL }),
  'portal.saveLogins': () => ({ taskId: randomUUID() }),
  'portal.regenerate': async (app: FullOffice) => {
    await setPortal(app);
    await giveAddress(app);
    return { clientId: app.anaId, byMail: false };
  },
  'messageSettings.save': () => ({ version: 1, cutNotice: true, cutNoticeDays: 2, attachmentLimitMb: 10 }),
  'clientMessages.notifyDebt': async (app: FullOffice) => {
    await debtorOf(app);
    return { selection: EVERYBODY };
  },
  'clientMessages.mailStatement': async (app: FullOffice) => ({ clientId: (await debtorOf(app)).clientId }),
  'clientMessages.mailReceipt': async (app: FullOffice) => {
    await debtorOf(app);
    return { paymentId: (await pay(app, 1000)).id };
  },
  'devices.mailLink': async (app: FullOffice) => {
    await giveAddress(app);
    await useMailServer(app, 1);
    const link = 'https://alerta.example/entrar/otra';
    const device = { clientId: app.anaId, name: 'Celular', link, expiresOn: null };
    return { id: (await app.call('devices', 'create', device)).id, version: 1 };
  },
  'nonDeliveries.record': async (app: FullOffice) => ({ ...(await addressOf(app)), reason: 'Casilla llena' }),
  'nonDeliveries.remove': async (app: FullOffice) => {
    const ana = await addressOf(app);
    await app.call('nonDeliveries', 'record', { ...ana, reason: '' });
    return ana;
  },
  'nonDeliveries.importList': async (app: FullOffice) => ({ text: (await addressOf(app)).address }),
  'nonDeliveries.undoList': async (app: FullOffice) => {
    const { listId } = await app.call('nonDeliveries', 'importList', { text: (await addressOf(app)).address });
    return { listId };
  },
  'exports.mailClients': async (app: FullOffice) => {
    await useMailServer(app, 1);
    return { selection: EVERYBODY, format: 'csv' as const, taskId: randomUUID() };
  },
};

/** Ana owes an invoice, has a main e-mail, and the office a server. */
async function debtorOf(app: FullOffice) {
  const contractId = await addContract(app, app.anaId, { ip: '10.0.0.1' });
  await saveBilling(app, app.anaId, await billingWith(app));
  await giveAddress(app);
  await useMailServer(app, 1);
  await issue(app, '2026-11-24');
  return { contractId, clientId: app.anaId };
}

async function addressOf(app: FullOffice) {
  await giveAddress(app);
  return { clientId: app.anaId, address: 'ana@correo.example' };
}

/** Ana has a main e-mail from now on. */
async function giveAddress({ call, anaId: id }: FullOffice): Promise<void> {
  const found = await call('clients', 'get', { id });
  const fields = { ...clientFields.strip().parse(found), email: 'ana@correo.example' };
  await call('clients', 'update', { id, version: found.version, fields });
}
