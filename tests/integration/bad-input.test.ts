import Sqlite from 'better-sqlite3';
import { assert, asyncProperty } from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { contract } from '../../src-main/contract';
import type { Endpoint } from '../../src-main/contract/endpoint';
import { type FailureCode, Refusal } from '../../src-main/contract/failures';
import { inputsOf, type Known } from '../support/contract-inputs';
import { contractFieldsWith } from '../support/contracts';
import { gatewayLines, importGatewayFile, tryGatewayFile } from '../support/gateway-files';
import { ADMINISTRATOR, clientFieldsWith, createTestOffice } from '../support/test-app';

const INPUTS = 200;
/** Refusals that an administrator's call of the right shape meets before its handler. */
const AT_THE_DOOR: readonly FailureCode[] = ['SIGNED_OUT', 'SESSION_LOCKED', 'OFFICE_CLOSED'];

const features: Record<string, Record<string, Endpoint>> = contract;
const endpoints = Object.entries(features).flatMap(([feature, verbs]) =>
  Object.entries(verbs).map(([verb, endpoint]) => ({ name: `${feature}.${verb}`, feature, verb, endpoint })),
);

type Office = Awaited<ReturnType<typeof createTestOffice>>;

/** An office with something of everything that an input can name. */
async function fill(app: Office): Promise<Known> {
  const { call } = app;
  const { id: zoneId } = await call('catalogs', 'create', { kind: 'zone', name: 'Sur' });
  for (const name of ['Ana', 'Beto']) await call('clients', 'create', clientFieldsWith({ name, zoneId }));
  const place = { kind: 'tower', address: '', latitude: null, longitude: null, notes: '' } as const;
  await call('nodes', 'create', { name: 'Cerro', ...place });
  const { id: planId } = await call('plans', 'create', { name: 'Fibra', downKbps: 1, upKbps: 1, priceCents: 100 });
  for (const clientId of [1, 2]) {
    const fields = contractFieldsWith({ ip: `10.0.0.${clientId}` });
    await call('contracts', 'create', { clientId, terms: { planId, ownPriceCents: null }, fields });
  }
  const list = 'ID;Nombre;Teléfono\r\n1;Ana;111\r\n2;Carla;\r\n3;;5';
  const receive = (text: string) => app.files.receive('lista.csv', Buffer.from(text));
  const open = async () => {
    const { draftId, columns } = await call('imports', 'open', { fileToken: receive(list) });
    await call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
    return draftId;
  };
  await call('imports', 'apply', { draftId: await open() });
  const { name } = await call('backups', 'take', {});
  const texts = [
    'Ana',
    '10.0.0.2',
    'e48d.8c04.03c5',
    'name',
    'clave-de-ana',
    name,
    receive(list),
    receive('nada'),
    app.recoveryCode,
    'Chile/Continental',
  ];
  const payments = gatewayLines('2026-11-20,X99,,10.00,Rapipago,A1');
  await importGatewayFile(app, payments);
  const { draftId } = await tryGatewayFile(app, payments);
  return { texts, emails: [ADMINISTRATOR.email, 'beto@oficina.example'], ids: [await open(), await open(), draftId] };
}

/** Makes the administrator who they were at the sign-in, whatever an input did to them, so that the next is heard. */
function keepAdministrator(app: Office): () => void {
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  const columns = 'name, email, email_key, role, active, password_hash, failed_sign_ins, locked_until_ms, version';
  direct.exec(`CREATE TEMP TABLE before AS SELECT ${columns} FROM operators WHERE id = 1`);
  const back = direct.prepare(`UPDATE operators SET (${columns}) = (SELECT * FROM before) WHERE id = 1`);
  onTestFinished(() => void direct.close());
  return () => void back.run();
}

test.each(endpoints)(
  `$name answers ${INPUTS} generated inputs with its shape or a typed refusal`,
  async ({ name, feature, verb, endpoint }) => {
    const app = await createTestOffice();
    const known = await fill(app);
    const signedIn = { ...app.session };
    const keep = keepAdministrator(app);
    let handled = 0;
    await assert(
      asyncProperty(inputsOf(endpoint.input, known), async (generated) => {
        keep();
        const passes = endpoint.input.safeParse(generated).success;
        try {
          await app.app.dispatch({ ...signedIn }, feature, verb, generated);
          expect(passes).toBe(true);
          handled += 1;
        } catch (cause) {
          if (!(cause instanceof Refusal)) throw cause;
          const { code } = cause.failure;
          if (passes && !AT_THE_DOOR.includes(code)) handled += 1;
          if (!passes) expect(code).toBe('VALIDATION');
        }
      }),
      { numRuns: INPUTS },
    );
    // It is there to put a window's fault into the log.
    if (name !== 'support.report') expect(app.unexpected).toEqual([]);
    expect(handled).toBeGreaterThan(INPUTS / 20);
    expect(await app.callAs({ actor: null }, 'office', 'get', {})).toMatchObject({ office: { country: 'AR' } });
  },
);

test('an endpoint that does not exist is refused, whatever its name', async () => {
  const app = await createTestOffice();
  for (const [feature, verb] of [
    ['clients', 'drop'],
    ['__proto__', 'toString'],
    ['clients', 'constructor'],
    ['', ''],
  ]) {
    const call = app.app.dispatch(app.session, feature ?? '', verb ?? '', {});
    await expect(call).rejects.toMatchObject({ failure: { code: 'NOT_FOUND' } });
  }
});
