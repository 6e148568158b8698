import { expect, test } from 'vitest';
import type { Session } from '../../src-main/app/dispatch';
import { contract } from '../../src-main/contract';
import type { Endpoint, Permission, Role } from '../../src-main/contract/endpoint';
import { createTestOffice, refusalOf } from '../support/test-app';

/**
 * Who may what, written a second time and apart from the contract: whoever changes a permission there changes it here.
 * What is in no list is read by whoever is signed in, and written by operators.
 */
const ANYBODY = [
  'office.get',
  'office.create',
  'session.get',
  'session.signIn',
  'session.signOut',
  'session.touch',
  'session.lock',
  'session.recover',
  'startup.get',
  'startup.retry',
  'startup.openDemo',
  'startup.leaveDemo',
  'startup.backups',
  'startup.restore',
  'startup.copiesIn',
  'startup.leaveCopy',
  'support.report',
  'support.diagnose',
];
const ADMINISTRATORS = [
  'office.update',
  'session.renewCode',
  'operators.list',
  'operators.create',
  'operators.update',
  'operators.resetPassword',
  'consumption.saveSettings',
  'devices.saveSettings',
  'map.updateSettings',
  'map.tryTiles',
  'billingParameters.saveLegalEntity',
  'billingParameters.saveTaxCondition',
  'billingParameters.saveInvoiceType',
  'billingParameters.setTypeRule',
  'billingParameters.saveTax',
  'billingParameters.savePaymentMethod',
  'billingParameters.saveProfile',
  'billingParameters.retire',
  'billingParameters.saveHoliday',
  'billingParameters.removeHoliday',
  'automaticStates.saveSettings',
  'automaticStates.goOn',
  'mailSettings.save',
  'mailSettings.tryOut',
  'mailSettings.trust',
  'mailTemplates.save',
  'mailTemplates.reset',
  'backups.list',
  'backups.take',
  'backups.restore',
  'backups.chooseFolder',
  'backups.leaveFolder',
  'backups.bring',
  'backups.look',
  'billingParameters.saveLogo',
  'messageSettings.save',
  'portal.saveSettings',
  'portal.saveLogins',
];
/** Commands that change nothing of the office's, or only what is whose own. */
const VIEWERS = [
  'savedViews.create',
  'savedViews.update',
  'savedViews.remove',
  'consumption.saveNumbers',
  'consumption.savePicture',
  'gatewayFiles.export',
  'secrets.keeping',
  'map.fetchTile',
  'automaticStates.export',
  'invoiceDocuments.print',
  'reporting.export',
  'reports.export',
  'reports.exportBook',
  'reports.handOutPicture',
  'outbox.save',
  'exports.clients',
  'exports.mailClients',
  'tasks.cancel',
];
/** Reading that is of use only to who writes then. */
const OPERATORS = [
  'clients.check',
  'massUpdates.rows',
  'massUpdates.countOutside',
  'massUpdates.undoPlan',
  'massUpdates.listSpent',
  'massUpdates.kept',
  'massUpdates.left',
  'contracts.check',
  'gateways.tryFormat',
  'gateways.propose',
  'gateways.checkReference',
  'gatewayFiles.drafts',
  'gatewayFiles.draft',
  'gatewayFiles.lines',
  'gatewayFiles.candidates',
  'gatewayFiles.keptCandidates',
  'gatewayFiles.undoPlan',
  'invoices.preview',
  'mailTemplates.countNotices',
  'imports.drafts',
  'imports.draft',
  'imports.rows',
  'imports.row',
  'imports.undoPlan',
  'duplicates.find',
  'duplicates.preview',
  'duplicates.undoPlan',
  'nonDeliveries.readList',
  'clientMessages.countDebtors',
  'portal.standing',
];

const features: Record<string, Record<string, Endpoint>> = contract;
const endpoints = Object.entries(features).flatMap(([feature, verbs]) =>
  Object.entries(verbs).map(([verb, endpoint]) => ({ name: `${feature}.${verb}`, feature, verb, endpoint })),
);

function leastOf(name: string, kind: Endpoint['kind']): Permission {
  if (ANYBODY.includes(name)) return 'public';
  if (ADMINISTRATORS.includes(name)) return 'administrator';
  if (VIEWERS.includes(name)) return 'viewer';
  if (OPERATORS.includes(name)) return 'operator';
  return kind === 'query' ? 'viewer' : 'operator';
}

test('every endpoint of the lists is one, and is in one list alone', () => {
  const listed = [...ANYBODY, ...ADMINISTRATORS, ...VIEWERS, ...OPERATORS];
  const names = new Set(endpoints.map(({ name }) => name));
  expect(listed.filter((name) => !names.has(name))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

const WHO = [null, 'viewer', 'operator', 'administrator'] as const satisfies readonly (Role | null)[];

/** A window for each role, and one at which nobody sits. */
async function windows(app: Awaited<ReturnType<typeof createTestOffice>>): Promise<Map<Role | null, Session>> {
  const sitting = new Map<Role | null, Session>([[null, { actor: null }]]);
  for (const role of ['viewer', 'operator', 'administrator'] as const) {
    const [email, password] = [`${role}@oficina.example`, 'clave-de-prueba'];
    await app.call('operators', 'create', { name: role, email, role, password });
    const session: Session = { actor: null };
    await app.callAs(session, 'session', 'signIn', { email, password });
    sitting.set(role, session);
  }
  return sitting;
}

test('each endpoint lets in who may, and nobody else, before it looks at what it is asked', async () => {
  const app = await createTestOffice();
  const sitting = await windows(app);
  const wrong: string[] = [];
  for (const { name, feature, verb, endpoint } of endpoints) {
    const least = leastOf(name, endpoint.kind);
    for (const [rank, role] of WHO.entries()) {
      // Nothing takes this input: whoever is let in is told so, and nothing is done.
      const call = app.app.dispatch(sitting.get(role) ?? { actor: null }, feature, verb, null);
      const { code } = await refusalOf(call);
      const may = least === 'public' || rank >= WHO.indexOf(least);
      const refused = role === null ? 'SIGNED_OUT' : 'FORBIDDEN';
      const expected = may ? 'VALIDATION' : refused;
      if (code !== expected) wrong.push(`${name} for ${role ?? 'nobody'}: ${code}, expected ${expected}`);
    }
  }
  expect(wrong).toEqual([]);
});
