import type { z } from 'zod';
import { contractFields } from '../../src-main/contract/contracts';
import { clientFieldsWith, createTestOffice, type TestApp } from './test-app';

type FieldsInput = z.input<typeof contractFields>;

/** A contract's form with nothing in it but its first day. */
export function contractFieldsWith(fields: Partial<FieldsInput>): FieldsInput {
  const all: FieldsInput = {
    nodeId: null,
    equipmentId: null,
    ip: '',
    mac: '',
    userName: '',
    startedOn: '2026-01-10',
    address: '',
    latitude: null,
    longitude: null,
    notes: '',
    ...fields,
  };
  // What a contract has beyond its form is no part of it.
  return contractFields.strip().parse(all);
}

/** An office with two plans, a node, and two clients without contracts. */
export async function createContractOffice() {
  const app = await createTestOffice();
  const plan = async (name: string, priceCents: number) =>
    (await app.call('plans', 'create', { name, downKbps: 100_000, upKbps: 50_000, priceCents })).id;
  const place = { kind: 'tower', address: '', latitude: null, longitude: null, notes: '' } as const;
  return {
    ...app,
    fibraId: await plan('Fibra 100 Mb', 2_999_000),
    hogarId: await plan('Hogar 25 Mb', 1_890_000),
    nodeId: (await app.call('nodes', 'create', { name: 'Nodo Cerro', ...place })).id,
    anaId: (await app.call('clients', 'create', clientFieldsWith({ name: 'Ana Muñoz', customId: '1' }))).id,
    betoId: (await app.call('clients', 'create', clientFieldsWith({ name: 'Beto Ruiz', customId: '2' }))).id,
  };
}
export type ContractOffice = Awaited<ReturnType<typeof createContractOffice>>;

export async function addContract(
  app: ContractOffice,
  clientId: number,
  fields: Partial<FieldsInput> = {},
): Promise<number> {
  const terms = { planId: app.fibraId, ownPriceCents: null };
  return (await app.call('contracts', 'create', { clientId, terms, fields: contractFieldsWith(fields) })).id;
}

export async function contractsOf(app: Pick<TestApp, 'call'>, clientId: number) {
  return (await app.call('contracts', 'list', { clientId })).contracts;
}

/** A client's only contract. */
export async function onlyContract(app: Pick<TestApp, 'call'>, clientId: number) {
  const [contract, ...others] = await contractsOf(app, clientId);
  if (!contract || others.length > 0) throw new Error('one contract was expected');
  return contract;
}

/** Imports a list as it is guessed to be. */
export async function importContracts(app: Pick<TestApp, 'call' | 'files'>, ...lines: string[]) {
  const fileToken = app.files.receive('lista.csv', Buffer.from(lines.join('\r\n')));
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  return app.call('imports', 'apply', { draftId });
}
