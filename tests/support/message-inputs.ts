import { randomUUID } from 'node:crypto';
import { clientFields } from '../../src-main/contract/clients';
import type { FullOffice } from './command-inputs';
import { useMailServer } from './mail';
import { PORTAL, setPortal } from './portal';

const EVERYBODY = { kind: 'filter', filter: {}, exceptIds: [] } as const;

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
  'exports.mailClients': async (app: FullOffice) => {
    await useMailServer(app, 1);
    return { selection: EVERYBODY, format: 'csv' as const, taskId: randomUUID() };
  },
};

/** Ana has a main e-mail from now on. */
async function giveAddress({ call, anaId: id }: FullOffice): Promise<void> {
  const found = await call('clients', 'get', { id });
  const fields = { ...clientFields.strip().parse(found), email: 'ana@correo.example' };
  await call('clients', 'update', { id, version: found.version, fields });
}
