import { describe, expect, test } from 'vitest';
import type { MergeField } from '../../src-main/contract/duplicates';
import { createAccountOffice } from '../support/account';
import { billingWith, saveBilling } from '../support/client-billing';
import { addContract, contractsOf } from '../support/contracts';
import { addVerified, gatewayFieldsWith } from '../support/gateways';
import { addClient, addEntry, applyMass, businessHash, idOf } from '../support/mass-updates';
import { merge } from '../support/merges';
import type { TestApp } from '../support/test-app';

type App = Pick<TestApp, 'call'>;
async function mergeInto(
  app: App,
  keptId: number,
  mergedId: number,
  take: readonly MergeField[] = [],
  joinNotes = false,
) {
  return (await merge(app, { keptId, mergedId, take, joinNotes })).id;
}

const unmerge = ({ call }: App, id: number) => call('duplicates', 'undo', { id });
const undo = ({ call }: App, id: number) => call('massUpdates', 'undo', { id });

/** Ana with a contract; and Ana again, with one of her own. */
async function createTwins() {
  const app = await createAccountOffice();
  const twinId = await addClient(app, { name: 'MUÑOZ ANA', customId: '77' });
  await addContract(app, twinId, { ip: '10.0.0.9' });
  return { ...app, twinId };
}

const statesOf = async (app: App, clientId: number) => (await contractsOf(app, clientId)).map(({ state }) => state);
const zoneOf = async ({ call }: App, id: number) => (await call('clients', 'get', { id })).zoneId;

describe('what a batch changed goes back wherever it is by now', () => {
  test('a contract that an un-merge moved away, and the undo is undone there too', async () => {
    const app = await createTwins();
    const { anaId, twinId } = app;
    const merged = await mergeInto(app, anaId, twinId);
    const id = idOf(await applyMass(app, { contractState: 'disabled', contractReason: 'Prueba' }, [anaId]));
    await unmerge(app, merged);
    expect(await app.call('massUpdates', 'undoPlan', { id })).toMatchObject({ restored: 2, kept: 0 });
    const undone = await undo(app, id);
    expect(undone).toMatchObject({ restored: 2, kept: 0 });
    expect([await statesOf(app, anaId), await statesOf(app, twinId)]).toEqual([['enabled'], ['enabled']]);
    await undo(app, idOf(undone));
    expect([await statesOf(app, anaId), await statesOf(app, twinId)]).toEqual([['disabled'], ['disabled']]);
  });

  test('a contract that was merged away since, beside what the client that has it now changed by the batch itself', async () => {
    const app = await createTwins();
    const { anaId, twinId } = app;
    const id = idOf(await applyMass(app, { contractState: 'disabled' }, [anaId, twinId]));
    await mergeInto(app, anaId, twinId);
    const disabled = businessHash(app);
    const undone = await undo(app, id);
    expect(undone).toMatchObject({ restored: 1, kept: 0 });
    expect(await statesOf(app, anaId)).toEqual(['enabled', 'enabled']);
    const [newest] = (await app.call('massUpdates', 'list', { offset: 0, limit: 1 })).updates;
    expect(newest).toMatchObject({ kind: 'undo', changed: 1 });
    expect(await undo(app, idOf(undone))).toMatchObject({ restored: 1, kept: 0 });
    expect(businessHash(app)).toBe(disabled);
  });

  test('a gateway’s reference, which is told of who has it', async () => {
    const app = await createTwins();
    const { anaId, twinId } = app;
    const gatewayId = await addVerified(app, gatewayFieldsWith({}));
    await applyMass(app, { addGatewayIds: [gatewayId] }, [twinId]);
    const merged = await mergeInto(app, anaId, twinId);
    const id = idOf(await applyMass(app, { removeGatewayIds: [gatewayId] }, [anaId]));
    await unmerge(app, merged);
    expect(await undo(app, id)).toMatchObject({ restored: 1, kept: 0 });
    expect((await app.call('gateways', 'ofClient', { clientId: twinId })).attached).toHaveLength(1);
    const { entries } = await app.call('audit', 'list', { clientId: twinId, offset: 0, limit: 1 });
    expect(entries[0]).toMatchObject({ action: 'gatewayReattached', origin: 'massUndo' });
  });

  test('what stays is named by who has it, and each part by its name', async () => {
    const app = await createTwins();
    const { anaId, twinId } = app;
    const fields = { contractState: 'disabled', contractPlanId: app.hogarId } as const;
    const merged = await mergeInto(app, anaId, twinId);
    const id = idOf(await applyMass(app, fields, [anaId]));
    await unmerge(app, merged);
    const [contract] = await contractsOf(app, twinId);
    const { id: contractId = 0, version = 0 } = contract ?? {};
    await app.call('contracts', 'end', { id: contractId, version, endedOn: '2026-11-24', reason: 'Se mudó' });
    const { keptRows, kept } = await undo(app, id);
    expect(keptRows).toMatchObject([
      {
        id: twinId,
        fields: [
          { field: 'contract.state', code: 'edited' },
          { field: 'contract.planId', code: 'edited' },
        ],
      },
    ]);
    expect(kept).toBe(1);
  });
});

describe('what was another client’s by a merge that no longer stands is given back to nobody', () => {
  async function createZones() {
    const app = await createTwins();
    const [north, south, east, west] = [
      await addEntry(app, 'Norte'),
      await addEntry(app, 'Sur'),
      await addEntry(app, 'Este'),
      await addEntry(app, 'Oeste'),
    ];
    await applyMass(app, { zoneId: north }, [app.anaId]);
    await applyMass(app, { zoneId: south }, [app.twinId]);
    return { ...app, north, south, east, west };
  }

  test('its own zone of before comes back, and the undo is undone to what the batch had set', async () => {
    const app = await createZones();
    const merged = await mergeInto(app, app.anaId, app.twinId, ['zoneId']);
    const id = idOf(await applyMass(app, { zoneId: app.east }, [app.anaId]));
    await unmerge(app, merged);
    const undone = await undo(app, id);
    expect(undone).toMatchObject({ restored: 1, kept: 0 });
    expect(await zoneOf(app, app.anaId)).toBe(app.north);
    await undo(app, idOf(undone));
    expect(await zoneOf(app, app.anaId)).toBe(app.east);
  });

  test('while the merge stands, what it brought comes back', async () => {
    const app = await createZones();
    await mergeInto(app, app.anaId, app.twinId, ['zoneId']);
    const id = idOf(await applyMass(app, { zoneId: app.east }, [app.anaId]));
    await undo(app, id);
    expect(await zoneOf(app, app.anaId)).toBe(app.south);
  });

  test('what somebody gave it after the merge was taken back is its own', async () => {
    const app = await createZones();
    await unmerge(app, await mergeInto(app, app.anaId, app.twinId, ['zoneId']));
    await applyMass(app, { zoneId: app.south }, [app.anaId]);
    const id = idOf(await applyMass(app, { zoneId: app.east }, [app.anaId]));
    await undo(app, id);
    expect(await zoneOf(app, app.anaId)).toBe(app.south);
  });

  test.each([
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ])('two batches over a merge, taken back in the order %i %i %i, leave its own zone', async (...order) => {
    const app = await createZones();
    const merged = await mergeInto(app, app.anaId, app.twinId, ['zoneId']);
    const first = idOf(await applyMass(app, { zoneId: app.east }, [app.anaId]));
    const second = idOf(await applyMass(app, { zoneId: app.west }, [app.anaId]));
    const kept = new Set([first, second]);
    const undoOne = async (id: number) => {
      if (kept.has(id) && (await undo(app, id)).kept === 0) kept.delete(id);
    };
    const acts = [() => unmerge(app, merged), () => undoOne(first), () => undoOne(second)];
    for (const at of order) await acts[at]?.();
    await undoOne(second);
    await undoOne(first);
    expect({ left: kept.size, zone: await zoneOf(app, app.anaId) }).toEqual({ left: 0, zone: app.north });
  });

  test('of a chain of merges that were all taken back, what was before the first', async () => {
    const app = await createZones();
    const thirdId = await addClient(app, { name: 'Ana Muños', zoneId: app.west });
    const first = await mergeInto(app, app.anaId, app.twinId, ['zoneId']);
    const second = await mergeInto(app, app.anaId, thirdId, ['zoneId']);
    const id = idOf(await applyMass(app, { zoneId: app.east }, [app.anaId]));
    await unmerge(app, first);
    await unmerge(app, second);
    await undo(app, id);
    expect(await zoneOf(app, app.anaId)).toBe(app.north);
  });

  test('so it is with joined notes, and with how it is billed', async () => {
    const app = await createTwins();
    const { anaId, twinId } = app;
    await applyMass(app, { addNote: 'Timbre roto' }, [anaId]);
    await applyMass(app, { addNote: 'Llamar tarde' }, [twinId]);
    await saveBilling(app, twinId, { ...(await billingWith(app)), cycleDay: 10 });
    const merged = await mergeInto(app, anaId, twinId, ['billing'], true);
    const id = idOf(await applyMass(app, { addNote: 'Avisado', cycleDay: 20 }, [anaId]));
    await unmerge(app, merged);
    expect(await undo(app, id)).toMatchObject({ restored: 1, kept: 0 });
    const { notes, billing } = await app.call('clients', 'get', { id: anaId });
    expect({ notes, cycleDay: billing.cycleDay }).toEqual({ notes: 'Timbre roto', cycleDay: 1 });
  });
});
