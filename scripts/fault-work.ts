import { resolve } from 'node:path';
import { type Core, startCore } from '../src-main/app/core';
import type { Session } from '../src-main/app/dispatch';
import { SEED_OPERATOR } from '../src-main/app/seed';
import { client } from '../src-main/contract/clients';
import { exportsContract } from '../src-main/contract/exports';
import { importsContract } from '../src-main/contract/imports';
import { sendUntilKilled } from './fault-mail';

/** What a process that will be killed is doing meanwhile. */
export const faultKinds = ['save', 'import', 'export', 'mail'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Clients of the office before the fault, and rows of the list that one kind of fault imports. */
export const CLIENTS = 400;
export const LIST_ROWS = 600;

const listText = ['ID cliente;Nombre;Barrio']
  .concat(Array.from({ length: LIST_ROWS }, (_, index) => `F-${index};Persona ${index};Barrio ${index % 9}`))
  .join('\r\n');

type Call = (feature: string, verb: string, input: unknown) => Promise<unknown>;

export async function openOffice(folder: string): Promise<{ core: Core; call: Call }> {
  const core = await startCore({
    folder,
    threadFile: resolve('out/tools/thread.mjs'),
    migrationsFolder: resolve('migrations'),
    demo: false,
  });
  const session: Session = { actor: null };
  const call: Call = (feature, verb, input) => core.app.dispatch(session, feature, verb, input);
  await call('session', 'signIn', { email: SEED_OPERATOR.email, password: SEED_OPERATOR.password });
  return { core, call };
}

export async function readClient(call: Call, id: number) {
  return client.parse(await call('clients', 'get', { id }));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Works without end and says each thing that was acknowledged, until it is killed. */
export async function workUntilKilled(kind: FaultKind, folder: string): Promise<void> {
  const { core, call } = await openOffice(folder);
  say('begin');
  if (kind === 'mail') return sendUntilKilled(core, call, say);
  for (let round = 1; ; round += 1) {
    if (kind === 'save') await saveOne(call, 1 + (round % CLIENTS), `Calle ${round}`);
    else if (kind === 'import') await importList(core, call);
    else {
      const selection = { kind: 'filter', filter: {}, exceptIds: [] };
      const format = round % 2 === 0 ? 'xlsx' : 'csv';
      const { fileToken } = exportsContract.clients.output.parse(
        await call('exports', 'clients', { selection, format }),
      );
      say(fileToken);
    }
  }
}

async function saveOne(call: Call, id: number, address: string): Promise<void> {
  const {
    id: _id,
    version,
    state,
    createdAtMs,
    updatedAtMs,
    deactivatedAtMs,
    formerNames,
    position,
    ...fields
  } = await readClient(call, id);
  await call('clients', 'update', { id, version, fields: { ...fields, address } });
  say(`${id}|${address}`);
}

/** Imports the list and takes it back, over and over. */
async function importList(core: Core, call: Call): Promise<void> {
  const fileToken = core.app.files().receive('lista.csv', Buffer.from(listText));
  const { draftId, columns } = importsContract.open.output.parse(await call('imports', 'open', { fileToken }));
  await call('imports', 'preview', { draftId, targets: columns.map((column) => column.target) });
  const { importId } = importsContract.apply.output.parse(await call('imports', 'apply', { draftId }));
  say('imported');
  await call('imports', 'undo', { importId });
  say('undone');
}
