import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { named, parametersOf } from '../support/billing';
import { addVerified, gatewayFieldsWith } from '../support/gateways';
import { createBillingOffice, type BillingOffice } from '../support/client-billing';
import { addEntry, businessHash, everybody, idOf, type MassInput } from '../support/mass-updates';

/** 50,000 by hand: the issue's own number. */
const CLIENTS = Number(process.env.MASS_UPDATE_CLIENTS ?? 3000);
const LONG = { timeout: 15 * 60_000 };

/** Fills an office with clients of every kind: billed, billed no more, never billed, deactivated, with gateways. */
async function fill(app: BillingOffice) {
  const { taxConditions, taxes, paymentMethods } = await parametersOf(app);
  const id = {
    consumer: named(taxConditions, 'Consumidor final').id,
    method: named(paymentMethods, 'Efectivo').id,
    other: named(paymentMethods, 'Transferencia').id,
    vat: named(taxes, 'IVA 21 %').id,
    half: named(taxes, 'IVA 10,5 %').id,
    north: await addEntry(app, 'Norte'),
    south: await addEntry(app, 'Sur'),
    collector: await addEntry(app, 'Rita', 'collector'),
    gateway: await addVerified(app, gatewayFieldsWith({})),
  };
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  const client = direct.prepare(`
    INSERT INTO clients (state, person_type, name, name_key, custom_id, custom_id_key, search_text, notes, zone_id,
      created_at_ms, updated_at_ms) VALUES (?, 'other', ?, ?, ?, ?, ?, ?, ?, 1, 1)`);
  const billing = direct.prepare(`
    INSERT INTO client_billing VALUES (?, ?, ?, ?, ?, '2026-11-01', ?, NULL, 0, ?, 1, 0, '')`);
  const tax = direct.prepare('INSERT INTO client_taxes VALUES (?, ?)');
  direct.transaction(() => {
    for (let number = 1; number <= CLIENTS; number += 1) {
      const name = `Persona ${number}`;
      const [state, zone] = [
        number % 17 === 0 ? 'deactivated' : 'active',
        [null, id.north, id.south][number % 3] ?? null,
      ];
      const notes = number % 4 === 0 ? 'Paga tarde' : '';
      const key = `c${number}`;
      const made = client.run(state, name, name.toLowerCase(), key, key, name.toLowerCase(), notes, zone);
      if (number % 5 === 0) continue;
      const enabled = number % 2;
      billing.run(made.lastInsertRowid, enabled, app.entityId, id.consumer, 1 + (number % 28), id.method, enabled);
      if (number % 3 === 0) tax.run(made.lastInsertRowid, id.vat);
    }
  })();
  direct.close();
  return id;
}

function audited(app: BillingOffice, origin: string) {
  const direct = new Sqlite(`${app.folder}/abonado.db`, { readonly: true });
  const query = direct.prepare<[string], { rows: number; batches: number; clients: number }>(`
    SELECT count(*) AS rows, count(DISTINCT batch_id) AS batches, count(DISTINCT entity_id) AS clients
    FROM audit_entries WHERE origin = ? AND entity = 'client'`);
  const found = query.get(origin);
  direct.close();
  return found;
}

test(
  `a batch over ${CLIENTS} clients and its undo leave every business column as it was, and the audit shows both`,
  LONG,
  async () => {
    const app = await createBillingOffice();
    const id = await fill(app);
    const fields: MassInput = {
      zoneId: id.north,
      collectorId: id.collector,
      addNote: 'Avisar antes de pasar',
      paymentMethodId: id.other,
      cycleDay: 7,
      addTaxIds: [id.half],
      removeTaxIds: [id.vat],
      autoState: false,
      emailPayment: true,
      addGatewayIds: [id.gateway],
    };
    const before = businessHash(app);
    const preview = await app.call('massUpdates', 'preview', { selection: everybody, fields });
    expect(preview.counts.change + preview.counts.same + preview.counts.skip).toBe(preview.total);
    expect(preview.counts.skip).toBe(Math.floor(CLIENTS / 17));
    expect(businessHash(app)).toBe(before);
    const done = await app.call('massUpdates', 'apply', { draftId: preview.draftId });
    expect(done).toMatchObject({ changed: preview.counts.change, left: 0 });
    const after = businessHash(app);
    expect(after).not.toBe(before);
    expect(audited(app, 'massUpdate')).toMatchObject({ batches: 1, clients: preview.counts.change });
    const undo = await app.call('massUpdates', 'undo', { id: idOf(done) });
    expect(undo).toMatchObject({ restored: done.changed, kept: 0 });
    expect(businessHash(app)).toBe(before);
    expect(audited(app, 'massUndo')).toEqual(audited(app, 'massUpdate'));
    await app.call('massUpdates', 'undo', { id: idOf(undo) });
    expect(businessHash(app)).toBe(after);
  },
);
