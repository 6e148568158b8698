import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Contract } from '../../src-main/contract';
import { clientFields } from '../../src-main/contract/clients';
import { contractFields } from '../../src-main/contract/contracts';
import type { Endpoint } from '../../src-main/contract/endpoint';
import { entityFieldsWith, named, parametersOf, profileFieldsWith, taxFieldsWith } from './billing';
import { billingWith, createBillingOffice, saveBilling } from './client-billing';
import { importSamples, previewSamples } from './consumption';
import { addContract, contractFieldsWith, onlyContract } from './contracts';
import { duplicateInputs } from './duplicates';
import { gatewayLines, keptLines, REVERSAL, tryGatewayFile } from './gateway-files';
import { gatewayFieldsWith } from './gateways';
import { importList } from './lists';
import { idOf, previewMass } from './mass-updates';
import { mailServerWith, notify, useMailServer } from './mail';
import { auditInputs } from './audit-inputs';
import { messageInputs } from './message-inputs';
import { PNG_POINT } from './pictures';
import { ADMINISTRATOR, clientFieldsWith, OFFICE_SETUP, type TestApp } from './test-app';

type Verbs<F extends keyof Contract> = {
  [V in keyof Contract[F] & string]: Contract[F][V] extends Endpoint<'command'> ? `${F}.${V}` : never;
}[keyof Contract[F] & string];
/** `feature.verb` of every command. */
type CommandName = { [F in keyof Contract]: Verbs<F> }[keyof Contract];
type EndpointOf<Name extends string> = Name extends `${infer F extends keyof Contract}.${infer V}`
  ? V extends keyof Contract[F]
    ? Contract[F][V]
    : never
  : never;
type InputOf<Name extends string> = EndpointOf<Name> extends Endpoint ? z.input<EndpointOf<Name>['input']> : never;

/** An office that can bill, with two clients, two plans and a node; a command's input is made in it. */
export const createFullOffice = createBillingOffice;
export type FullOffice = Awaited<ReturnType<typeof createFullOffice>>;
type Call = Pick<TestApp, 'call'>;

const LINK = 'https://alerta.example/entrar/palabra';

async function clientOf({ call, anaId: id }: FullOffice) {
  const client = await call('clients', 'get', { id });
  return { id, version: client.version, fields: clientFields.strip().parse(client) };
}

async function contractOf(app: FullOffice) {
  const id = await addContract(app, app.anaId, { ip: '10.0.0.1' });
  return { id, version: 1 };
}

async function entryOf({ call }: Call, name = 'Sur') {
  const { id } = await call('catalogs', 'create', { kind: 'zone', name });
  return { id, version: 1 };
}

const EVERYBODY = { filter: {}, sort: {}, columns: { order: [], hidden: [] } };

async function viewOf({ call }: Call) {
  const view = { name: 'Con deuda', forOffice: true, pinned: false, content: EVERYBODY };
  return { id: (await call('savedViews', 'create', view)).id, version: 1 };
}

/** The node, or a plan, as its form has it. */
async function placeOf({ call, nodeId }: FullOffice) {
  const node = (await call('nodes', 'list', {})).nodes.find(({ id }) => id === nodeId);
  if (!node) throw new Error('the node was expected');
  return { id: node.id, version: node.version };
}

async function gatewayOf({ call }: Call) {
  const { id } = await call('gateways', 'create', gatewayFieldsWith({}));
  return { id, version: 1 };
}

async function verifiedOf(app: Call) {
  const { id } = await gatewayOf(app);
  const { prefix, digits, checkDigit } = gatewayFieldsWith({});
  const { example } = await app.call('gateways', 'tryFormat', { format: { prefix, digits, checkDigit }, sample: '' });
  const { version } = await app.call('gateways', 'verify', { id, version: 1, sample: example });
  return { id, version, example };
}

async function attachedOf(app: FullOffice) {
  const { id: gatewayId } = await verifiedOf(app);
  const { reference } = await app.call('gateways', 'propose', { gatewayId, clientId: app.anaId });
  return { ...(await app.call('gateways', 'attach', { clientId: app.anaId, gatewayId, reference })), gatewayId };
}

async function deviceOf({ call, anaId: clientId }: FullOffice) {
  const { id } = await call('devices', 'create', { clientId, name: 'Celular', link: LINK, expiresOn: null });
  return { id, version: 1 };
}

async function massDraftOf(app: FullOffice) {
  const { draftId } = await previewMass(app, { addNote: 'Avisar' }, [app.anaId]);
  return { draftId };
}

async function operatorOf({ call }: Call) {
  const luz = { name: 'Luz', email: 'luz@oficina.example', role: 'operator' } as const;
  const { id } = await call('operators', 'create', { ...luz, password: 'clave-de-luz' });
  return { ...luz, id };
}

async function clientListOf({ call, files }: Pick<TestApp, 'call' | 'files'>) {
  const fileToken = files.receive('lista.csv', Buffer.from('ID;Nombre\r\n77;Carla'));
  const { draftId, columns } = await call('imports', 'open', { fileToken });
  await call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  return { draftId };
}

/** A client with a debt comes in with a list; answers what a posting of that would say. */
async function openingOf(app: FullOffice) {
  const head = 'ID;Nombre;Número de facturas impagas;Balance de facturas impagas';
  await importList(app, [head, '77;Carla;2;1500,50']);
  const asked = { scope: 'included', offset: 0, limit: 1 } as const;
  const { debtors, debtCents, creditors, creditCents } = await app.call('openingBalances', 'preview', asked);
  return { taskId: randomUUID(), expected: { debtors, debtCents, creditors, creditCents } };
}

const gatewayFileOf = (app: FullOffice) => tryGatewayFile(app, gatewayLines('2026-11-20,X99,,10.00,Rapipago,A1'));

/** A line that nobody's is, of a file that was imported. */
async function waitingLineOf(app: FullOffice) {
  const { draftId } = await gatewayFileOf(app);
  const { fileId } = await app.call('gatewayFiles', 'apply', { draftId, reversal: REVERSAL });
  const [first] = await keptLines(app, fileId);
  return { fileId, line: { lineId: first?.id ?? 0, version: first?.version ?? 0 } };
}

const SAMPLES = 'IP;Fecha;Bajada;Subida\r\n10.0.0.1;2026-11-23 10:00;100;10\r\n';
const HOLIDAY = { onDate: '2026-12-25', name: 'Navidad' };

/** A parameter as the form has it, with another name. */
async function parameterOf(
  app: Call,
  kind: 'legalEntities' | 'taxConditions' | 'invoiceTypes' | 'paymentMethods' | 'profiles' | 'taxes',
) {
  const [first] = (await parametersOf(app))[kind];
  if (!first) throw new Error(`there is no ${kind}`);
  return { id: first.id, version: first.version };
}

/** A notification to a client of this address, in an office whose server nobody answers at. */
async function messageOf(app: FullOffice) {
  await useMailServer(app, 1);
  const { id } = await app.call('clients', 'create', clientFieldsWith({ name: 'Dora', email: 'dora@correo.example' }));
  await notify(app, [id]);
  const { rows } = await app.call('outbox', 'list', { filter: {}, offset: 0, limit: 1 });
  return { id: rows[0]?.id ?? 0, version: rows[0]?.version ?? 0 };
}

async function cancelledOf(app: FullOffice) {
  const message = await messageOf(app);
  await app.call('outbox', 'cancel', message);
  return { id: message.id, version: message.version + 1 };
}

/** What each command that may write is called with, in an office made ready for it; as its form has it, of now. */
export const commandInputs = {
  'office.create': () => OFFICE_SETUP,
  'office.confirmDay': async ({ call, clock, app }) => {
    const { office } = await call('office', 'get', {});
    // A window that waits for weeks stays open.
    await call('office', 'update', { version: office?.version ?? 0, name: 'Norte Digital', idleMinutes: 0 });
    await app.applyDue();
    clock.ms += 40 * 24 * 60 * 60 * 1000;
    return { today: (await call('office', 'day', {})).today };
  },
  'office.update': async ({ call }) => {
    const { office } = await call('office', 'get', {});
    return { version: office?.version ?? 0, name: 'Sur Digital', idleMinutes: 5 };
  },
  'session.signIn': () => ({ email: ADMINISTRATOR.email, password: ADMINISTRATOR.password }),
  'session.recover': ({ recoveryCode }) => ({ email: ADMINISTRATOR.email, recoveryCode, password: 'otra-clave' }),
  'session.renewCode': () => ({ password: ADMINISTRATOR.password }),
  'operators.create': () => ({ name: 'Luz', email: 'luz@oficina.example', role: 'viewer', password: 'clave-de-luz' }),
  'operators.update': async (app) => ({ ...(await operatorOf(app)), version: 1, name: 'Luz Paz', active: true }),
  'operators.resetPassword': async (app) => ({ id: (await operatorOf(app)).id, password: 'otra-clave' }),
  'catalogs.create': () => ({ kind: 'zone', name: 'Sur' }),
  'catalogs.rename': async (app) => ({ ...(await entryOf(app)), name: 'Sud' }),
  'catalogs.merge': async (app) => {
    const [from, into] = [await entryOf(app), await entryOf(app, 'Sud')];
    return { fromId: from.id, fromVersion: 1, intoId: into.id, intoVersion: 1 };
  },
  'catalogs.retire': async (app) => ({ ...(await entryOf(app)), retired: true }),
  'savedViews.create': () => ({ name: 'Sin correo', forOffice: true, pinned: true, content: EVERYBODY }),
  'savedViews.update': async (app) => ({ ...(await viewOf(app)), name: 'Todos' }),
  'savedViews.remove': (app) => viewOf(app),
  'clients.create': () => clientFieldsWith({ name: 'Carla' }),
  'clients.update': async (app) => {
    const { fields, ...one } = await clientOf(app);
    return { ...one, fields: { ...fields, phone: '4421100' } };
  },
  'clients.setPosition': async (app) => {
    const { id, version } = await clientOf(app);
    return { id, version, position: { latitude: -34.6, longitude: -68.3 } };
  },
  'clients.deactivate': async (app) => {
    const { id, version } = await clientOf(app);
    return { id, version };
  },
  'clients.reactivate': async (app) => {
    const { id, version } = await clientOf(app);
    await app.call('clients', 'deactivate', { id, version });
    return { id, version: version + 1, enableContractIds: [] };
  },
  'contracts.create': (app) => ({
    clientId: app.anaId,
    terms: { planId: app.fibraId, ownPriceCents: null },
    fields: contractFieldsWith({}),
  }),
  'contracts.update': async (app) => {
    const { id, version } = await contractOf(app);
    const fields = contractFields.strip().parse(await onlyContract(app, app.anaId));
    return { id, version, fields: { ...fields, notes: 'en el techo' } };
  },
  'contracts.setState': async (app) => ({ ...(await contractOf(app)), to: 'disabled', reason: 'lo pidió' }),
  'contracts.pause': async (app) => ({ ...(await contractOf(app)), untilOn: '2027-01-10', reason: 'vacaciones' }),
  'contracts.changePlan': async (app) => ({
    ...(await contractOf(app)),
    terms: { planId: app.hogarId, ownPriceCents: null },
    onDate: '2026-11-24',
    reason: 'lo pidió',
  }),
  'contracts.cancelPlanChange': async (app) => {
    const terms = { planId: app.hogarId, ownPriceCents: null };
    const one = await contractOf(app);
    const { version } = await app.call('contracts', 'changePlan', {
      ...one,
      terms,
      onDate: '2026-12-24',
      reason: 'lo pidió',
    });
    return { id: one.id, version };
  },
  'contracts.end': async (app) => ({ ...(await contractOf(app)), endedOn: '2026-11-24', reason: 'se mudó' }),
  'consumption.apply': async (app) => {
    await contractOf(app);
    return { draftId: (await previewSamples(app, SAMPLES)).draftId };
  },
  'consumption.undo': async (app) => {
    await contractOf(app);
    return { importId: (await importSamples(app, SAMPLES)).importId };
  },
  'consumption.assign': async (app) => {
    await importSamples(app, SAMPLES);
    await contractOf(app);
    return {};
  },
  'consumption.saveSettings': () => ({ version: 1, sampleDays: 10, hourMonths: 12 }),
  'plans.create': () => ({ name: 'Fibra 300', downKbps: 300_000, upKbps: 300_000, priceCents: 100 }),
  'plans.update': ({ fibraId: id }) => ({
    id,
    version: 1,
    fields: { name: 'Fibra 100 Mb', downKbps: 100_000, upKbps: 50_000, priceCents: 1 },
  }),
  'nodes.create': () => ({ name: 'Norte', kind: 'olt', address: '', latitude: null, longitude: null, notes: '' }),
  'nodes.update': async (app) => ({
    ...(await placeOf(app)),
    fields: { name: 'Nodo Cerro', kind: 'olt', address: '', latitude: null, longitude: null, notes: '' },
  }),
  'gateways.create': () => gatewayFieldsWith({}),
  'gateways.update': async (app) => ({ ...(await gatewayOf(app)), fields: gatewayFieldsWith({ name: 'Rapipago' }) }),
  'gateways.verify': async (app) => {
    const { id, version, example } = await verifiedOf(app);
    return { id, version, sample: example };
  },
  'gateways.setActive': async (app) => ({ ...(await gatewayOf(app)), active: false }),
  'gateways.remove': (app) => gatewayOf(app),
  'gateways.attach': async (app) => {
    const { id: gatewayId } = await verifiedOf(app);
    const { reference } = await app.call('gateways', 'propose', { gatewayId, clientId: app.anaId });
    return { clientId: app.anaId, gatewayId, reference };
  },
  'gateways.changeReference': async (app) => {
    const { id, version, gatewayId } = await attachedOf(app);
    const { reference } = await app.call('gateways', 'propose', { gatewayId, clientId: app.betoId });
    return { id, version, reference };
  },
  'gateways.detach': async (app) => {
    const { id, version } = await attachedOf(app);
    return { id, version };
  },
  'gateways.reattach': async (app) => {
    const { id, version } = await attachedOf(app);
    return { id, ...(await app.call('gateways', 'detach', { id, version })) };
  },
  'devices.saveSettings': () => ({ version: 1, baseAddress: 'https://alerta.example', expiryDays: 30 }),
  'devices.create': ({ anaId: clientId }) => ({ clientId, name: 'Celular', link: LINK, expiresOn: null }),
  'devices.update': async (app) => ({
    ...(await deviceOf(app)),
    name: 'Tablet',
    expiresOn: null,
    lastUsedOn: null,
  }),
  'devices.replaceLink': async (app) => ({ ...(await deviceOf(app)), link: `${LINK}-otra` }),
  'devices.show': async (app) => ({ id: (await deviceOf(app)).id }),
  'devices.revoke': (app) => deviceOf(app),
  'devices.importList': () => ({ text: `1;${LINK}` }),
  'map.updateSettings': () => ({ version: 1, tileAddress: '', attribution: '© Mapas', maxZoom: 18, cacheMb: 50 }),
  'billingParameters.saveLegalEntity': async (app) => {
    const { legalEntities } = await parametersOf(app);
    const { id, version } = named(legalEntities, 'Norte Digital S. R. L.');
    return { at: { id, version }, fields: await entityFieldsWith(app, { legend: 'Gracias' }) };
  },
  'billingParameters.saveTaxCondition': async (app) => {
    const { taxConditions } = await parametersOf(app);
    const { id, version, retired: _retired, ...fields } = named(taxConditions, 'Consumidor final');
    return { at: { id, version }, fields: { ...fields, toConfirm: !fields.toConfirm } };
  },
  'billingParameters.saveInvoiceType': async (app) => {
    const { id, version, retired: _retired, ...fields } = named((await parametersOf(app)).invoiceTypes, 'B');
    return { at: { id, version }, fields: { ...fields, legend: 'Gracias' } };
  },
  'billingParameters.setTypeRule': async (app) => {
    const [rule] = (await parametersOf(app)).typeRules;
    if (!rule) throw new Error('a rule was expected');
    const { issuerConditionId, clientConditionId, version } = rule;
    return { issuerConditionId, clientConditionId, version, rule: null };
  },
  'billingParameters.saveLogo': async (app) => ({
    ...(await parameterOf(app, 'legalEntities')),
    base64: PNG_POINT,
  }),
  'billingParameters.saveTax': async (app) => ({ at: await parameterOf(app, 'taxes'), fields: taxFieldsWith({}) }),
  'billingParameters.savePaymentMethod': async (app) => ({
    at: await parameterOf(app, 'paymentMethods'),
    fields: { name: 'Trueque' },
  }),
  'billingParameters.saveProfile': async (app) => ({
    at: await parameterOf(app, 'profiles'),
    fields: profileFieldsWith({ isDefault: true }),
  }),
  'billingParameters.retire': async (app) => ({
    kind: 'paymentMethod',
    ...(await parameterOf(app, 'paymentMethods')),
    retired: true,
  }),
  'billingParameters.saveHoliday': () => HOLIDAY,
  'billingParameters.removeHoliday': async ({ call }) => {
    await call('billingParameters', 'saveHoliday', HOLIDAY);
    return { onDate: HOLIDAY.onDate };
  },
  'invoices.issue': async (app) => {
    await contractOf(app);
    await saveBilling(app, app.anaId, await billingWith(app));
    const asked = { taskId: randomUUID(), untilOn: '2026-11-24' };
    const { invoices, totalCents, digest } = await app.call('invoices', 'preview', asked);
    return { ...asked, taskId: randomUUID(), expected: { invoices, totalCents, digest } };
  },
  'openingBalances.post': (app) => openingOf(app),
  'openingBalances.undo': async (app) => {
    const { id } = await app.call('openingBalances', 'post', await openingOf(app));
    return { taskId: randomUUID(), id, version: 1 };
  },
  'automaticStates.export': () => ({ list: 'disabled', format: 'csv', taskId: randomUUID() }),
  'automaticStates.saveSettings': () => ({ version: 1, scope: 'client' }),
  'automaticStates.goOn': async (app) => {
    await app.app.reviewStates();
    app.clock.ms += 60 * 86_400_000;
    return { version: 1, taskId: randomUUID() };
  },
  'automaticStates.except': ({ anaId: clientId }) => ({ clientId, untilOn: '2026-12-31', reason: 'Hospital' }),
  'automaticStates.withdrawException': ({ call, anaId: clientId }) =>
    call('automaticStates', 'except', { clientId, untilOn: '2026-12-31', reason: 'Hospital' }),
  'mailSettings.save': async (app) => mailServerWith(app, 25),
  'mailTemplates.save': () => ({ kind: 'notice', version: 0, fields: { subject: 'x', text: '{{mensaje}}', html: '' } }),
  'mailTemplates.reset': () => ({ kind: 'notice', version: 0 }),
  'mailTemplates.notify': (app) => ({
    selection: { kind: 'ids', ids: [app.anaId] },
    notice: { subject: 'Corte', text: 'Mañana' },
  }),
  ...messageInputs,
  'outbox.retry': async (app) => {
    await useMailServer(app, 1);
    await notify(app, [app.anaId]);
    const { rows } = await app.call('outbox', 'list', { filter: {}, offset: 0, limit: 1 });
    const { id, version, fields } = await clientOf(app);
    await app.call('clients', 'update', { id, version, fields: { ...fields, email: 'ana@correo.example' } });
    return { id: rows[0]?.id ?? 0, version: rows[0]?.version ?? 0 };
  },
  'outbox.retryAll': async (app) => {
    await useMailServer(app, 1);
    return { filter: {} };
  },
  'outbox.sendReachable': (app) => useMailServer(app, 1).then(() => ({})),
  'outbox.decideHeld': () => ({ send: true }),
  'outbox.cancel': (app) => messageOf(app),
  'outbox.changeAddress': async (app) => ({
    ...(await messageOf(app)),
    position: 0,
    address: 'otra@correo.example',
  }),
  'outbox.resend': (app) => cancelledOf(app),
  ...auditInputs,
  ...duplicateInputs,
  'massUpdates.apply': (app) => massDraftOf(app),
  'massUpdates.undo': async (app) => ({ id: idOf(await app.call('massUpdates', 'apply', await massDraftOf(app))) }),
  'imports.apply': (app) => clientListOf(app),
  'imports.undo': async (app) => {
    const { importId } = await app.call('imports', 'apply', await clientListOf(app));
    return { importId };
  },
  'gatewayFiles.apply': async (app) => ({ draftId: (await gatewayFileOf(app)).draftId, reversal: REVERSAL }),
  'gatewayFiles.undo': async (app) => {
    const { fileId } = await waitingLineOf(app);
    const { version } = await app.call('gatewayFiles', 'undoPlan', { fileId });
    return { fileId, version, reason: 'otra pasarela' };
  },
  'gatewayFiles.assign': async (app) => ({
    ...(await waitingLineOf(app)).line,
    to: { kind: 'client', clientId: app.anaId },
    reversal: REVERSAL,
  }),
  'gatewayFiles.leaveOut': async (app) => (await waitingLineOf(app)).line,
  'gatewayFiles.reopen': async (app) => {
    const { line } = await waitingLineOf(app);
    return { lineId: line.lineId, ...(await app.call('gatewayFiles', 'leaveOut', line)) };
  },
  'exports.clients': () => ({ selection: { kind: 'filter', filter: {}, exceptIds: [] }, format: 'csv' }),
  'backups.take': () => ({}),
} satisfies { readonly [Name in CommandName]?: (app: FullOffice) => InputOf<Name> | Promise<InputOf<Name>> };
