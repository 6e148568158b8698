import { portalContract, type PortalProblem } from '../../contract/portal';
import { type FailureCode, Refusal } from '../../contract/failures';
import { officeTime } from '../../contract/values/office-time';
import { dayOf } from '../../contract/values/wall-clock';
import type { ReadDb } from '../../data/database';
import { writeAct, writeAudit } from '../audit';
import { dropPasswordMail, findAddressee, queuePassword } from '../client-mail';
import { requireClient } from '../clients';
import { handOutList } from '../exports';
import { checkVersion, type FeatureHandlers, prepared } from '../handler';
import { requireOfficeRecord } from '../office';
import { hasServer, readMailSettings } from '../outbox';
import { loginCells } from './logins-file';
import { isPortalAddress, portalProblem } from './rules';
import { changePortal } from './settings';
import { countLogins, eachLogin, findGiven, readPortal, savePassword } from './store';

const REFUSALS = {
  notReady: 'PORTAL_NOT_READY',
  noAddress: 'MAIL_NO_ADDRESS',
  badAddress: 'MAIL_NO_ADDRESS',
  deactivated: 'CLIENT_DEACTIVATED',
} as const satisfies Record<PortalProblem, FailureCode>;

function problemOf(db: ReadDb, clientId: number): PortalProblem | null {
  const { email, state } = requireClient(db, clientId);
  return portalProblem({ email, active: state === 'active' }, readPortal(db));
}

/** A client that may be given a password; refused with why where it may not. */
function requireAddressee(db: ReadDb, clientId: number) {
  const problem = problemOf(db, clientId);
  if (problem) throw new Refusal(REFUSALS[problem]);
  const found = findAddressee(db, clientId);
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

const canMail = (db: ReadDb) => hasServer(readMailSettings(db));

export const portalHandlers: FeatureHandlers<typeof portalContract> = {
  settings: { read: ({ db }) => readPortal(db) },
  saveSettings: {
    write(context, { version, ...fields }) {
      const { db } = context;
      if ((fields.name === '') !== (fields.address === ''))
        throw new Refusal('PORTAL_HALF', {}, fields.name === '' ? 'name' : 'address');
      if (fields.address !== '' && !isPortalAddress(fields.address)) throw new Refusal('PORTAL_ADDRESS', {}, 'address');
      const before = readPortal(db);
      checkVersion(before, version);
      return { version: changePortal(context, before, fields) };
    },
  },
  standing: {
    read({ db }, { clientId }) {
      const { email } = requireClient(db, clientId);
      const { name } = readPortal(db);
      const given = findGiven(db, clientId);
      return { problem: problemOf(db, clientId), name, login: email, given, canMail: canMail(db) };
    },
  },
  regenerate: prepared(portalContract.regenerate, {
    async prepare({ db, services }, { clientId, byMail }) {
      requireAddressee(db, clientId);
      if (byMail && !canMail(db)) throw new Refusal('MAIL_NO_SERVER');
      const { passwords, secrets } = services;
      const password = passwords.newCode(readPortal(db).passwordGroups);
      // What is mailed later is sealed at once, so that nothing readable is ever kept.
      const sealedSecret = byMail ? await secrets.seal(password) : '';
      return { password, passwordHash: await passwords.hash(password), sealedSecret };
    },
    write(context, { clientId, byMail }, { password, passwordHash, sealedSecret }) {
      const { db, nowMs, actor } = context;
      const client = requireAddressee(db, clientId);
      const { name: portal, address } = readPortal(db);
      savePassword(db, { clientId, passwordHash, atMs: nowMs, operator: actor?.name ?? '' });
      if (byMail) queuePassword(context, client, { portal, address, sealedSecret });
      else dropPasswordMail(context, clientId);
      writeAct(context, { entity: 'client', entityId: clientId, action: 'portalPassword' });
      context.publish('clients.changed');
      return { password, login: client.email, portal, address, mailed: byMail };
    },
  }),
  saveLogins: {
    heavy: true,
    prepare(context) {
      const { toWall } = officeTime(requireOfficeRecord(context.db).timeZone);
      return handOutList(context, {
        fileName: `portal-${dayOf(toWall(context.services.clock.nowMs()))}.csv`,
        format: 'csv',
        countRows: countLogins,
        cellsOf: (db) => loginCells(eachLogin(db), toWall),
      });
    },
    record(context, _input, { rows }) {
      writeAudit(context, { entity: 'office', entityId: 1, action: 'portalLoginsSaved' }, [
        { field: 'rows', before: '', after: String(rows) },
      ]);
    },
  },
};
