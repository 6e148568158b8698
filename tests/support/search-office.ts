import Sqlite from 'better-sqlite3';
import { named, parametersOf } from './billing';
import { billingWith, createBillingOffice } from './client-billing';
import { clientFieldsWith } from './test-app';

const CLIENTS = 180;

/** Always the same chance, so that a failure comes again. */
function createChance(seed: number) {
  let state = seed;
  const next = (below: number) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
  const of = <Value>(values: readonly Value[]): Value => {
    const value = values[next(values.length)];
    if (value === undefined) throw new Error('nothing to choose from');
    return value;
  };
  return { next, of };
}

const FIRST = ['José', 'Ana', 'Íñigo', 'María de los Ángeles', 'Güendolina', 'Beto'] as const;
const LAST = ['Muñoz', 'Peña', "O'Higgins", 'Ruiz', 'Ibáñez', 'de la Cruz'] as const;
const STREETS = ['Gral. Paz', 'San Martín', 'Av. España', '9 de Julio', ''] as const;
const NOTES = [
  '',
  '',
  'Llamar después de las 18.30',
  'LLAMAR  DESPUÉS',
  'Tiene perro\nSan Martín y Ñandúes',
  'sin nada',
] as const;
const DAY_MS = 86_400_000;
/** 20 November 2026 in Mendoza, 03:00 UTC. */
const LAST_DAY = Math.floor(Date.UTC(2026, 10, 20) / DAY_MS);

/** An office of some hundred clients that differ in everything that a filter asks for, part of it written past the program. */
export async function createSearchOffice() {
  const app = await createBillingOffice();
  const { call } = app;
  const { next, of } = createChance(20_261_128);
  const entries = async (kind: 'zone' | 'neighborhood' | 'city' | 'province' | 'seller' | 'collector' | 'equipment') =>
    Promise.all(['Norte', 'Sur', 'Centro'].map(async (name) => (await call('catalogs', 'create', { kind, name })).id));
  const lists = {
    zoneId: await entries('zone'),
    neighborhoodId: await entries('neighborhood'),
    cityId: await entries('city'),
    provinceId: await entries('province'),
    sellerId: await entries('seller'),
    collectorId: await entries('collector'),
  };
  const equipment = await entries('equipment');
  const { taxConditions, taxes, paymentMethods } = await parametersOf(app);
  const billing = await billingWith(app);
  for (let at = 0; at < CLIENTS; at += 1) {
    const orNull = (ids: readonly number[]) => (next(3) === 0 ? null : of(ids));
    const catalogs = Object.fromEntries(Object.entries(lists).map(([key, ids]) => [key, orNull(ids)]));
    const consumer = next(2) === 0;
    const fields = clientFieldsWith({
      ...catalogs,
      name: `${of(FIRST)} ${of(LAST)} ${of(LAST)}`,
      personType: of(['other', 'legal'] as const),
      customId: next(5) === 0 ? '' : `${of(['A-', '2024-00', ''])}${1000 + at}`,
      nationalId: next(5) === 0 ? '' : `${20 + next(20)}.${100 + next(900)}.${100 + next(900)}`,
      email: next(3) === 0 ? '' : `persona.${at}@${of(['correo', 'Otro-Correo'])}.example`,
      phone: next(4) === 0 ? '' : `0260 44${1000 + next(9000)}`,
      mobile: next(4) === 0 ? '' : `+54 9 2604 ${100_000 + next(900_000)}`,
      address: `${of(STREETS)} ${next(3) === 0 ? '' : 100 + next(900)}`,
      notes: of(NOTES),
      taxId: of(['', '20-26756539-3']),
    });
    const own = {
      ...billing,
      legalEntityId: consumer ? app.entityId : app.fantasyId,
      taxConditionId: named(taxConditions, consumer ? 'Consumidor final' : 'Fantasía').id,
      cycleDay: of([1, 10, 28]),
      taxIds: next(2) === 0 ? [named(taxes, 'IVA 21 %').id] : [],
      paymentMethodId: named(paymentMethods, of(['Efectivo', 'Transferencia'])).id,
      reportAfterPayment: next(2) === 0,
      autoState: next(2) === 0,
      emailInvoice: next(2) === 0,
      emailPayment: next(2) === 0,
      billingEnabled: next(3) > 0,
    };
    await call('clients', 'create', { ...fields, ...(next(3) === 0 ? {} : { billing: own }) });
  }
  writeRest(app.folder, { next, of }, { plans: [app.fibraId, app.hogarId], nodeId: app.nodeId, equipment });
  return { ...app, ...lists, equipment };
}
export type SearchOffice = Awaited<ReturnType<typeof createSearchOffice>>;

interface Rest {
  readonly plans: readonly number[];
  readonly nodeId: number;
  readonly equipment: readonly number[];
}

/** Contracts, accounts, gateways and consumption, straight into the file. */
function writeRest(
  folder: string,
  { next, of }: ReturnType<typeof createChance>,
  { plans, nodeId, equipment }: Rest,
): void {
  const direct = new Sqlite(`${folder}/abonado.db`);
  const ids = direct.prepare<[], { id: number }>('SELECT id FROM clients').all();
  const states = [
    ['enabled', null, null],
    ['alerted', null, null],
    ['disabled', 'system', null],
    ['disabled', 'operator', null],
    ['disabled', 'operator', '2026-12-31'],
    ['disabled', 'client', null],
  ] as const;
  const contract = direct.prepare(`
    INSERT INTO contracts (client_id, plan_id, node_id, equipment_id, ip, ip_key, ip_end_key, mac, user_name, user_name_key,
      started_on, notes, state, disabled_by, paused_until_on, ended_on, latitude, longitude, created_at_ms, updated_at_ms)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)`);
  const used = direct.prepare('INSERT INTO consumption_days (owner, day, down, up, samples) VALUES (?, ?, ?, ?, 1)');
  direct.exec(`
    INSERT INTO consumption_imports (file_name, fingerprint, at_ms, operator_name, measure, lines, samples, known,
      repeated, too_old, last_s)
    VALUES ('uso.csv', 'f', 0, '', 'interval', 1, 1, 1, 0, 0, ${LAST_DAY * 86_400 + 50_000});
    INSERT INTO consumption_sources (id, kind, key, text) VALUES (1, 'user', 'uso', 'uso');
    INSERT INTO consumption_shares (source_id, import_id, from_s, until_s, owner, last_s)
    SELECT 1, id, 0, last_s, 1, last_s FROM consumption_imports;
    INSERT INTO gateways (name, name_key, kind, verified_at_ms) VALUES ('Uno', 'uno', 'other', 5), ('Dos', 'dos', 'other', NULL)`);
  const attach = direct.prepare(`
    INSERT INTO client_gateways (client_id, gateway_id, reference, reference_key, attached_at_ms, detached_at_ms)
    VALUES (?, ?, ?, ?, 0, ?)`);
  const account = direct.prepare(`
    UPDATE client_accounts SET balance_cents = ?, unpaid_invoices = ?, unpaid_cents = ?, credit_cents = ?, oldest_due_on = ?
    WHERE client_id = ?`);
  const dates = direct.prepare(
    'UPDATE clients SET created_at_ms = ?, updated_at_ms = ?, state = ?, latitude = ?, longitude = ? WHERE id = ?',
  );
  direct.transaction(() => {
    // One that the form refuses, as a list may have brought it.
    direct.exec("UPDATE clients SET tax_id = '30.70918223-9' WHERE id % 5 = 0");
    for (const { id } of ids) {
      for (let left = next(4); left > 0; left -= 1) {
        const number = id * 10 + left;
        const ip = next(4) === 0 ? '' : `10.${Math.floor(number / 250) % 250}.1.${number % 250}`;
        const mac = next(3) === 0 ? '' : `9c53220a${number.toString(16).padStart(4, '0')}`;
        const user = next(2) === 0 ? '' : `Úser-${number}`;
        const [state, by, until] = of(states);
        const started = `2026-0${1 + next(9)}-1${next(10)}`;
        const placed = next(3) === 0 ? -33 : null;
        const key = ip && `4${number.toString().padStart(10, '0')}`;
        const network = [ip, key, key, mac, user, user.toLowerCase().replace('ú', 'u')];
        const ended = next(5) === 0 ? '2026-11-01' : null;
        const [ownNode, model] = [next(2) === 0 ? null : nodeId, next(2) === 0 ? null : of(equipment)];
        const standing = [started, of(NOTES), state, by, until, ended, placed, placed];
        const { lastInsertRowid } = contract.run(id, of(plans), ownNode, model, ...network, ...standing);
        if (next(2) === 0) used.run(lastInsertRowid, LAST_DAY, next(3) * 1_000_000_000, next(4) * 500_000_000);
        if (next(2) === 0) used.run(lastInsertRowid, LAST_DAY - 1, 9_000_000_000, 0);
      }
      const [unpaid, credit] = [next(3) * 150_000, next(3) * 100_000];
      const due = unpaid > 0 ? `2026-1${next(2)}-0${1 + next(9)}` : null;
      account.run(unpaid - credit, unpaid / 150_000, unpaid, credit, due, id);
      const moment = Date.UTC(2026, 9, 1 + next(40), next(24), 59, 59, 999);
      const home = next(4) === 0 ? -33.5 : null;
      dates.run(moment, moment + next(20) * 3_600_000, next(6) === 0 ? 'deactivated' : 'active', home, home, id);
      for (const gatewayId of [1, 2]) {
        if (next(3) === 0)
          attach.run(id, gatewayId, `Ref-0${id}/${gatewayId}`, `${id}-${gatewayId}`, next(4) === 0 ? 9 : null);
      }
    }
  })();
  direct.close();
}
