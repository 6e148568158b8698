import { clientFields } from '../../src-main/contract/clients';
import type { FullOffice } from './command-inputs';
import { addContract } from './contracts';

async function changedClient({ call, anaId: id }: FullOffice) {
  const client = await call('clients', 'get', { id });
  const fields = clientFields.strip().parse({ ...client, phone: '4421100' });
  await call('clients', 'update', { id, version: client.version, fields });
  const { entries } = await call('audit', 'list', { clientId: id, offset: 0, limit: 1 });
  return { clientId: id, version: client.version + 1, entryId: entries[0]?.id ?? 0 };
}

/** Inputs of the commands that put back, as `command-inputs.ts` has those of the others. */
export const auditInputs = {
  'audit.putBack': async (app: FullOffice) => {
    const { version, entryId } = await changedClient(app);
    return { version, entryId };
  },
  'audit.undoChange': async (app: FullOffice) => {
    const { version, clientId } = await changedClient(app);
    return { version, clientId };
  },
  'audit.undoContractChange': async (app: FullOffice) => {
    const contractId = await addContract(app, app.anaId, { ip: '10.0.0.1' });
    const asked = { id: contractId, version: 1, to: 'alerted', reason: 'debe' } as const;
    const { version } = await app.call('contracts', 'setState', asked);
    return { contractId, version };
  },
};
