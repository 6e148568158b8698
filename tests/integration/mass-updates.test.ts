import { expect, test } from 'vitest';
import { named, parametersOf } from '../support/billing';
import { billingWith, createBillingOffice, saveBilling } from '../support/client-billing';
import { addVerified, gatewayFieldsWith, toldOf } from '../support/gateways';
import {
  addClient,
  addEntry,
  applyMass,
  everybody,
  idOf,
  linesOf,
  previewMass,
  reasonsOf,
  rowsOf,
  ticked,
  windowWords,
} from '../support/mass-updates';
import { createTestOffice, refusalOf, type TestApp } from '../support/test-app';

type Call = Pick<TestApp, 'call'>;

/** Three clients, two of them in the south, and a zone in the north. */
async function createZoneOffice() {
  const app = await createTestOffice();
  const [southId, northId] = [await addEntry(app, 'Sur'), await addEntry(app, 'Norte')];
  const ana = await addClient(app, { name: 'Ana', customId: '1', zoneId: southId });
  const beto = await addClient(app, { name: 'Beto', customId: '2', zoneId: southId, notes: 'Paga tarde' });
  const carla = await addClient(app, { name: 'Carla', customId: '3', zoneId: northId });
  return { ...app, southId, northId, ana, beto, carla };
}

const clientOf = ({ call }: Call, id: number) => call('clients', 'get', { id });
const zoneOf = async (app: Call, id: number) => (await clientOf(app, id)).zoneId;

const inWords = (one: readonly string[], other: readonly string[]) => (one.join(' ') < other.join(' ') ? -1 : 1);

test('a preview tells before and after, who is so already, and changes nothing', async () => {
  const app = await createZoneOffice();
  const preview = await previewMass(app, { zoneId: app.northId });
  expect(preview).toMatchObject({
    total: 3,
    counts: { change: 2, same: 1, skip: 0 },
    columns: ['zoneId'],
    reasons: [],
  });
  expect((await rowsOf(app, preview.draftId)).map(({ name, outcome, cells }) => ({ name, outcome, cells }))).toEqual([
    { name: 'Ana', outcome: 'change', cells: [{ field: 'zoneId', before: 'Sur', after: 'Norte' }] },
    { name: 'Beto', outcome: 'change', cells: [{ field: 'zoneId', before: 'Sur', after: 'Norte' }] },
    { name: 'Carla', outcome: 'same', cells: [{ field: 'zoneId', before: 'Norte', after: null }] },
  ]);
  expect(await zoneOf(app, app.ana)).toBe(app.southId);
  expect(await app.call('massUpdates', 'list', { offset: 0, limit: 10 })).toEqual({ updates: [], total: 0 });
});

test('only what is ticked is changed, in one batch with an entry for each field', async () => {
  const app = await createZoneOffice();
  const done = await applyMass(app, { zoneId: app.northId, addNote: 'Avisar' }, [app.ana, app.beto]);
  expect(done).toMatchObject({ changed: 2, left: 0, leftRows: [] });
  expect(await clientOf(app, app.beto)).toMatchObject({ zoneId: app.northId, notes: 'Paga tarde\nAvisar', version: 2 });
  expect(await clientOf(app, app.carla)).toMatchObject({ notes: '', version: 1 });
  const audits = await Promise.all(
    [app.ana, app.beto].map((clientId) => app.call('audit', 'list', { clientId, offset: 0, limit: 50 })),
  );
  const entries = audits.flatMap((audit) => audit.entries).filter(({ origin }) => origin === 'massUpdate');
  expect(entries.map(({ field, before, after }) => [field, before, after]).toSorted(inWords)).toEqual([
    ['notes', '', 'Avisar'],
    ['notes', 'Paga tarde', 'Paga tarde\nAvisar'],
    ['zoneId', 'Sur', 'Norte'],
    ['zoneId', 'Sur', 'Norte'],
  ]);
  expect(new Set(entries.map(({ batchId }) => batchId)).size).toBe(1);
});

test('the whole result is the filter’s, less what was unticked', async () => {
  const app = await createZoneOffice();
  const inSouth = { kind: 'entries' as const, field: 'zoneId' as const, ids: [app.southId] };
  const selection = { kind: 'filter' as const, filter: { conditions: [inSouth] }, exceptIds: [app.beto] };
  const { draftId, total } = await app.call('massUpdates', 'preview', { selection, fields: { zoneId: null } });
  expect(total).toBe(1);
  await app.call('massUpdates', 'apply', { draftId });
  expect([await zoneOf(app, app.ana), await zoneOf(app, app.beto)]).toEqual([null, app.southId]);
});

test('nothing asked for is refused, and so is a draft that is gone', async () => {
  const app = await createZoneOffice();
  expect(await refusalOf(previewMass(app, {}))).toMatchObject({ code: 'MASS_UPDATE_EMPTY' });
  const { draftId } = await previewMass(app, { zoneId: app.northId });
  const again = await app.call('massUpdates', 'preview', {
    selection: everybody,
    fields: { zoneId: null },
    replaces: draftId,
  });
  expect(await refusalOf(app.call('massUpdates', 'apply', { draftId }))).toMatchObject({ code: 'MASS_UPDATE_GONE' });
  expect(await refusalOf(rowsOf(app, draftId))).toMatchObject({ code: 'MASS_UPDATE_GONE' });
  expect(await app.call('massUpdates', 'apply', { draftId: again.draftId })).toMatchObject({ changed: 3 });
});

test('a batch is taken back, and taking it back is one that can be taken back', async () => {
  const app = await createZoneOffice();
  const first = idOf(await applyMass(app, { zoneId: app.northId, addNote: 'Avisar' }));
  const undo = await app.call('massUpdates', 'undo', { id: first });
  expect(undo).toMatchObject({ restored: 3, kept: 0, keptRows: [] });
  expect(await clientOf(app, app.beto)).toMatchObject({ zoneId: app.southId, notes: 'Paga tarde' });
  expect(await refusalOf(app.call('massUpdates', 'undo', { id: first }))).toMatchObject({ code: 'MASS_UPDATE_UNDONE' });
  const redo = await app.call('massUpdates', 'undo', { id: idOf(undo) });
  expect(redo).toMatchObject({ restored: 3, kept: 0 });
  expect(await clientOf(app, app.beto)).toMatchObject({ zoneId: app.northId, notes: 'Paga tarde\nAvisar' });
  const { updates } = await app.call('massUpdates', 'list', { offset: 0, limit: 10 });
  expect(updates.map(({ kind, undoesId, undoneById }) => ({ kind, undoesId, undoneById }))).toEqual([
    { kind: 'undo', undoesId: idOf(undo), undoneById: null },
    { kind: 'undo', undoesId: first, undoneById: redo.id },
    { kind: 'update', undoesId: null, undoneById: undo.id },
  ]);
});

test('what was edited since is kept and named, the rest goes back, and only the rest is tried again', async () => {
  const app = await createZoneOffice();
  const id = idOf(await applyMass(app, { zoneId: app.northId, addNote: 'Avisar' }));
  const beto = await clientOf(app, app.beto);
  const { id: clientId, version, state: _s, createdAtMs: _c, updatedAtMs: _u, deactivatedAtMs: _d, ...rest } = beto;
  const { position: _p, formerNames: _f, billing: _b, ...fields } = rest;
  await app.call('clients', 'update', { id: clientId, version, fields: { ...fields, notes: 'Paga bien' } });
  const keptRows = [{ id: app.beto, customId: '2', name: 'Beto', fields: [{ field: 'notes', code: 'edited' }] }];
  expect(await app.call('massUpdates', 'undoPlan', { id })).toEqual({ restored: 3, kept: 1, keptRows, keptNext: null });
  expect(await app.call('massUpdates', 'undo', { id })).toMatchObject({ restored: 3, kept: 1, keptRows });
  expect(await clientOf(app, app.beto)).toMatchObject({ zoneId: app.southId, notes: 'Paga bien' });
  expect((await app.call('massUpdates', 'list', { offset: 0, limit: 10 })).updates[1]).toMatchObject({ kept: 1 });
  // A clerk who gives Ana by hand what the batch had given is not asked again.
  await applyMass(app, { zoneId: app.northId }, [app.ana]);
  expect(await app.call('massUpdates', 'undo', { id })).toMatchObject({ id: null, restored: 0, kept: 1 });
  expect(await zoneOf(app, app.ana)).toBe(app.northId);
});

test('two windows with overlapping batches: the second leaves and names whom the first has changed', async () => {
  const app = await createZoneOffice();
  const { draftId } = await previewMass(app, { zoneId: null });
  await applyMass(app, { zoneId: app.northId }, [app.ana]);
  const done = await app.call('massUpdates', 'apply', { draftId });
  expect(done).toMatchObject({ changed: 2, left: 1 });
  expect(done.leftRows).toMatchObject([{ id: app.ana, name: 'Ana', reasons: [{ code: 'CONFLICT' }] }]);
  expect(await zoneOf(app, app.ana)).toBe(app.northId);
});

test('a batch that another window applied meanwhile has nothing left to do', async () => {
  const app = await createZoneOffice();
  const first = await previewMass(app, { zoneId: app.northId });
  const second = await previewMass(app, { zoneId: app.northId });
  expect(await app.call('massUpdates', 'apply', { draftId: first.draftId })).toMatchObject({ changed: 2 });
  const nothing = { id: null, changed: 0, left: 0, leftRows: [] };
  expect(await app.call('massUpdates', 'apply', { draftId: second.draftId })).toEqual(nothing);
  expect(await app.call('massUpdates', 'apply', { draftId: first.draftId })).toEqual(nothing);
});

test('of two overlapping batches the older one takes back only what the newer one left', async () => {
  const app = await createZoneOffice();
  const older = idOf(await applyMass(app, { zoneId: app.northId }));
  const newer = idOf(await applyMass(app, { zoneId: null }, [app.ana]));
  expect(await app.call('massUpdates', 'undo', { id: older })).toMatchObject({ restored: 1, kept: 1 });
  expect([await zoneOf(app, app.ana), await zoneOf(app, app.beto)]).toEqual([null, app.southId]);
  await app.call('massUpdates', 'undo', { id: newer });
  // What stood in its way is gone: now the rest goes back as well.
  expect(await app.call('massUpdates', 'undo', { id: older })).toMatchObject({ restored: 1, kept: 0 });
  expect(await zoneOf(app, app.ana)).toBe(app.southId);
});

test('a client that is deactivated between preview and apply stays as it is and is named; its undo is not held back', async () => {
  const app = await createZoneOffice();
  const { draftId } = await previewMass(app, { zoneId: null });
  await app.call('clients', 'deactivate', { id: app.ana, version: 1 });
  const done = await app.call('massUpdates', 'apply', { draftId });
  expect(done).toMatchObject({ changed: 2, left: 1, leftRows: [{ id: app.ana }] });
  expect(done.leftRows[0]?.reasons).toMatchObject([{ code: 'CLIENT_DEACTIVATED' }]);
  await app.call('clients', 'deactivate', { id: app.beto, version: 2 });
  expect(await app.call('massUpdates', 'undo', { id: idOf(done) })).toMatchObject({ restored: 2, kept: 0 });
});

test('a catalogue entry that is retired, or merged, between preview and apply is given to nobody', async () => {
  const app = await createZoneOffice();
  const { draftId } = await previewMass(app, { zoneId: app.northId });
  await app.call('catalogs', 'retire', { id: app.northId, version: 1, retired: true });
  const done = await app.call('massUpdates', 'apply', { draftId });
  expect(done).toMatchObject({ id: null, changed: 0, left: 2 });
  expect(done.leftRows[0]?.reasons).toEqual([{ code: 'ENTRY_RETIRED', field: 'zoneId', params: { name: 'Norte' } }]);
  expect(await reasonsOf(app, { zoneId: app.northId }, app.ana)).toEqual(['ENTRY_RETIRED zoneId']);
  expect((await previewMass(app, { zoneId: app.northId }, [app.carla])).counts).toMatchObject({ same: 1 });
  expect(await reasonsOf(app, { zoneId: 999 }, app.ana)).toEqual(['ENTRY_RETIRED zoneId']);
});

test('an entry that was merged since stands as the one that it went into', async () => {
  const app = await createZoneOffice();
  const id = idOf(await applyMass(app, { zoneId: app.northId }));
  const eastId = await addEntry(app, 'Este');
  const merge = { fromVersion: 1, intoVersion: 1, intoId: eastId };
  await app.call('catalogs', 'merge', { ...merge, fromId: app.northId });
  await app.call('catalogs', 'merge', { ...merge, fromId: app.southId });
  expect(await app.call('massUpdates', 'undo', { id })).toMatchObject({ kept: 0 });
  expect(await zoneOf(app, app.ana)).toBe(eastId);
});

test('observations that end with the note already, or would be too long, are left alone', async () => {
  const app = await createZoneOffice();
  await applyMass(app, { addNote: 'Avisar' });
  expect((await previewMass(app, { addNote: 'Avisar' })).counts).toMatchObject({ same: 3 });
  const full = await addClient(app, { name: 'Dora', notes: 'x'.repeat(19_995) });
  expect(await reasonsOf(app, { addNote: 'Avisar' }, full)).toEqual(['NOTES_FULL notes']);
});

test('who may not write neither looks nor applies', async () => {
  const app = await createZoneOffice();
  const luz = { name: 'Luz', email: 'luz@oficina.example', role: 'viewer' as const, password: 'clave-de-luz' };
  await app.call('operators', 'create', luz);
  const window = { actor: null };
  await app.callAs(window, 'session', 'signIn', { email: luz.email, password: luz.password });
  const fields = { zoneId: null };
  const look = app.callAs(window, 'massUpdates', 'preview', { selection: everybody, fields });
  expect(await refusalOf(look)).toMatchObject({ code: 'FORBIDDEN' });
});

test('the preview is saved as a file, in the words that the window gives', async () => {
  const app = await createZoneOffice();
  const { draftId } = await previewMass(app, { zoneId: app.northId });
  const { fileToken, fileName, rows } = await app.call('massUpdates', 'savePreview', {
    draftId,
    fileName: 'vista previa',
    headers: ['ID', 'Nombre', 'Resultado', 'Zona (antes)', 'Zona (después)'],
    ...windowWords,
  });
  expect({ fileName, rows }).toEqual({ fileName: 'vista previa.csv', rows: 3 });
  expect(linesOf(app, fileToken)).toEqual([
    'ID;Nombre;Resultado;Zona (antes);Zona (después)',
    '1;Ana;Cambia;Sur;Norte',
    '2;Beto;Cambia;Sur;Norte',
    '3;Carla;Ya está así;Norte;Norte',
  ]);
});

test('what was edited by hand between preview and apply, and was not asked for, stays as it is', async () => {
  const app = await createBillingOffice();
  const id = app.anaId;
  const before = { cycleDay: 5, emailInvoice: true, notificationEmails: ['a@correo.example'] };
  await saveBilling(app, id, await billingWith(app, before));
  const { draftId } = await previewMass(app, { emailInvoice: false }, [id]);
  const edited = { cycleDay: 20, emailInvoice: true, notificationEmails: ['b@correo.example'] };
  await saveBilling(app, id, await billingWith(app, edited));
  expect(await app.call('massUpdates', 'apply', { draftId })).toMatchObject({ changed: 1, left: 0 });
  expect((await app.call('clients', 'get', { id })).billing).toMatchObject({ ...edited, emailInvoice: false });
});

test('billing is switched on as the form does it, and by its rules', async () => {
  const app = await createBillingOffice();
  const { taxConditions, taxes, paymentMethods } = await parametersOf(app);
  const consumer = named(taxConditions, 'Consumidor final').id;
  const fields = {
    billingEnabled: true,
    legalEntityId: app.entityId,
    taxConditionId: consumer,
    paymentMethodId: named(paymentMethods, 'Efectivo').id,
    addTaxIds: [named(taxes, 'IVA 21 %').id],
  };
  const { paymentMethodId: _method, ...incomplete } = fields;
  expect(await reasonsOf(app, incomplete, app.anaId)).toEqual(['VALIDATION paymentMethodId']);
  const registered = { ...fields, taxConditionId: named(taxConditions, 'Responsable Inscripto').id };
  expect(await reasonsOf(app, registered, app.anaId)).toEqual(['TAX_ID_NEEDED taxId']);
  const fantasy = { ...fields, legalEntityId: app.fantasyId };
  expect(await reasonsOf(app, fantasy, app.anaId)).toEqual(['FANTASY_MIX taxConditionId']);
  await applyMass(app, fields, [app.anaId]);
  expect((await clientOf(app, app.anaId)).billing).toEqual({
    billingEnabled: true,
    legalEntityId: app.entityId,
    taxConditionId: consumer,
    cycleDay: 1,
    billedFromOn: '2026-11-24',
    taxIds: fields.addTaxIds,
    paymentMethodId: fields.paymentMethodId,
    profileId: null,
    reportAfterPayment: false,
    autoState: false,
    emailInvoice: true,
    emailPayment: true,
    notificationEmails: [],
  });
});

test('the type of invoice is asked for, never set: whoever it would not come out for is left out', async () => {
  const app = await createBillingOffice();
  const { invoiceTypes, taxConditions } = await parametersOf(app);
  await saveBilling(app, app.anaId, await billingWith(app));
  const [a, b] = [named(invoiceTypes, 'A').id, named(invoiceTypes, 'B').id];
  const { draftId } = await previewMass(app, { invoiceTypeId: a }, [app.anaId]);
  expect((await rowsOf(app, draftId))[0]?.reasons).toEqual([
    { code: 'INVOICE_TYPE_OTHER', field: 'invoiceType', params: { type: 'A', condition: 'Consumidor final' } },
  ]);
  expect((await previewMass(app, { invoiceTypeId: b }, [app.anaId])).counts).toMatchObject({ same: 1 });
  const exempt = { taxConditionId: named(taxConditions, 'No alcanzado').id, invoiceTypeId: b };
  const changed = await previewMass(app, exempt, [app.anaId]);
  expect((await rowsOf(app, changed.draftId))[0]).toMatchObject({ outcome: 'change' });
});

test('an undo that would contradict what was edited since keeps how the client is billed', async () => {
  const app = await createBillingOffice();
  const { taxConditions } = await parametersOf(app);
  const billing = await billingWith(app);
  await saveBilling(app, app.anaId, billing);
  const exempt = named(taxConditions, 'No alcanzado').id;
  const id = idOf(await applyMass(app, { taxConditionId: exempt }, [app.anaId]));
  const fantasy = named(taxConditions, 'Fantasía').id;
  await saveBilling(app, app.anaId, { ...billing, taxConditionId: fantasy, legalEntityId: app.fantasyId });
  expect(await app.call('massUpdates', 'undo', { id })).toMatchObject({ id: null, kept: 1 });
  await saveBilling(app, app.anaId, { ...billing, taxConditionId: exempt });
  const other = idOf(await applyMass(app, { legalEntityId: app.fantasyId, taxConditionId: fantasy }, [app.anaId]));
  await saveBilling(app, app.anaId, { ...billing, taxConditionId: fantasy, legalEntityId: app.fantasyId, taxIds: [] });
  expect(await app.call('massUpdates', 'undo', { id: other })).toMatchObject({ restored: 1, kept: 0 });
  expect((await clientOf(app, app.anaId)).billing).toMatchObject({ taxConditionId: exempt, taxIds: [] });
});

test('taxes are added and taken away, and go back as they were', async () => {
  const app = await createBillingOffice();
  const { taxes } = await parametersOf(app);
  const [vat, half] = [named(taxes, 'IVA 21 %').id, named(taxes, 'IVA 10,5 %').id];
  await saveBilling(app, app.anaId, await billingWith(app));
  const id = idOf(await applyMass(app, { addTaxIds: [half], removeTaxIds: [vat] }, [app.anaId]));
  expect((await clientOf(app, app.anaId)).billing.taxIds).toEqual([half]);
  await app.call('massUpdates', 'undo', { id });
  expect((await clientOf(app, app.anaId)).billing.taxIds).toEqual([vat]);
});

test('who was never billed is so again after an undo', async () => {
  const app = await createBillingOffice();
  const id = idOf(await applyMass(app, { emailInvoice: false }, [app.anaId]));
  expect((await clientOf(app, app.anaId)).billing).toMatchObject({ billingEnabled: false, emailInvoice: false });
  await app.call('massUpdates', 'undo', { id });
  const [row] = await rowsOf(app, (await previewMass(app, { emailInvoice: false }, [app.anaId])).draftId);
  expect(row).toMatchObject({ outcome: 'change' });
});

/** Two clients and a verified gateway whose references are their numbers. */
async function createOfferingOffice() {
  const app = await createTestOffice();
  const gatewayId = await addVerified(app, gatewayFieldsWith({}));
  const ana = await addClient(app, { name: 'Ana', customId: '1042' });
  const beto = await addClient(app, { name: 'Beto', customId: '0001042' });
  return { ...app, gatewayId, ana, beto };
}

const referencesOf = async ({ call }: Call, clientId: number) =>
  (await call('gateways', 'ofClient', { clientId })).attached.map(({ reference }) => reference);

test('a gateway is added with each client’s own reference, once, and taken away again', async () => {
  const app = await createOfferingOffice();
  const id = idOf(await applyMass(app, { addGatewayIds: [app.gatewayId] }));
  const [anas] = await referencesOf(app, app.ana);
  const [betos] = await referencesOf(app, app.beto);
  // Both numbers are 1042 in digits: the second one gets the office's own.
  expect(anas).toMatch(/^04170001042/u);
  expect(betos).toMatch(/^04170000002/u);
  expect((await toldOf(app, app.ana))[0]).toBe(`gatewayAttached gateway.reference:  → ${anas}`);
  expect((await previewMass(app, { addGatewayIds: [app.gatewayId] })).counts).toMatchObject({ same: 2 });
  const undo = await app.call('massUpdates', 'undo', { id });
  expect(await referencesOf(app, app.ana)).toEqual([]);
  await app.call('massUpdates', 'undo', { id: idOf(undo) });
  expect(await referencesOf(app, app.ana)).toEqual([anas]);
  await applyMass(app, { removeGatewayIds: [app.gatewayId] });
  expect(await referencesOf(app, app.beto)).toEqual([]);
});

test('a gateway without a format of its own, or not verified, gives no references', async () => {
  const app = await createOfferingOffice();
  const anyText = await addVerified(
    app,
    gatewayFieldsWith({ name: 'Banco', digits: null, checkDigit: 'none', prefix: '' }),
  );
  expect(await reasonsOf(app, { addGatewayIds: [anyText] }, app.ana)).toEqual(['REFERENCE_NONE gateways']);
  const { id } = await app.call('gateways', 'create', gatewayFieldsWith({ name: 'Nueva' }));
  expect(await reasonsOf(app, { addGatewayIds: [id] }, app.ana)).toEqual(['GATEWAY_NOT_READY gateways']);
});

test('a reference that is another’s by now is not given back', async () => {
  const app = await createOfferingOffice();
  await applyMass(app, { addGatewayIds: [app.gatewayId] }, [app.ana]);
  const [reference = ''] = await referencesOf(app, app.ana);
  const id = idOf(await applyMass(app, { removeGatewayIds: [app.gatewayId] }, [app.ana]));
  await app.call('gateways', 'attach', { clientId: app.beto, gatewayId: app.gatewayId, reference });
  const undo = await app.call('massUpdates', 'undo', { id });
  expect(undo.keptRows).toMatchObject([{ id: app.ana, fields: [{ field: 'gateways', code: 'taken' }] }]);
});

test('a preview of ticked clients tells those alone', async () => {
  const app = await createZoneOffice();
  const { draftId } = await app.call('massUpdates', 'preview', {
    selection: ticked(app.beto, 999),
    fields: { zoneId: null },
  });
  expect((await rowsOf(app, draftId)).map(({ name }) => name)).toEqual(['Beto']);
});
