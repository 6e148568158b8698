import type { MassKind } from '../../contract/mass-updates';
import { type FieldChange, writeClientsAudit } from '../audit';
import { putBillings } from '../client-billing';
import { type ManyField, saveManyClients } from '../clients';
import { attachMany, turnMany } from '../gateways';
import type { CommandContext } from '../handler';
import { redirectMail } from '../outbox';
import type { Change, GatewayStep } from './change';
import { writeContracts } from './write-contracts';
import { OWN_FIELDS } from './facts';
import { insertRecorded, insertUpdate, saveChanged } from './store';

export interface ClientChange {
  readonly clientId: number;
  readonly change: Change;
}

interface Batch {
  readonly kind: MassKind;
  readonly undoesId: number | null;
}

/**
 * Writes a batch page by page, the same way whether it is done or taken back: values, audit, and what it takes to undo it.
 * One that changes nobody leaves nothing behind.
 */
export function createBatchWriter(context: CommandContext, { kind, undoesId }: Batch) {
  const { db, nowMs, batchId } = context;
  const origin = kind === 'undo' ? 'massUndo' : 'massUpdate';
  const fields = new Set<string>();
  let id: number | null = null;
  const changed = new Set<number>();
  return {
    write(page: readonly ClientChange[]): void {
      if (page.length === 0) return;
      const attached = writeGateways(context, page);
      saveOwn(context, attached);
      const numbered = writeContracts(context, attached, origin, fields);
      putBillings(
        db,
        numbered.flatMap(({ clientId, change: { billing } }) => (billing === undefined ? [] : [{ clientId, billing }])),
      );
      writeClientsAudit(context, origin, numbered.flatMap(audited));
      for (const { clientId, change } of numbered)
        if (change.steps.some(({ field }) => field === 'billing.notificationEmails')) redirectMail(context, clientId);
      for (const { change } of numbered) for (const { field } of change.steps) fields.add(field);
      if (numbered.some(({ change }) => change.gateways.length > 0)) fields.add('gateways');
      for (const { clientId } of page) changed.add(clientId);
      const operatorName = context.actor?.name ?? '';
      const all = { batchId, kind, atMs: nowMs, operatorName, fields: [...fields], changed: changed.size, undoesId };
      id ??= insertUpdate(db, all);
      insertRecorded(
        db,
        id,
        numbered.map(({ clientId, change: { steps, madeBilling, gateways, contracts } }) => ({
          clientId,
          recorded: { steps, madeBilling, gateways, contracts },
        })),
      );
    },
    /** Answers the batch's number; null where it changed nobody. */
    close(): { readonly id: number | null; readonly changed: number } {
      if (id !== null) {
        saveChanged(db, id, changed.size, [...fields]);
        context.publish('clients.changed');
        context.publish('massUpdates.changed');
        if (fields.has('gateways')) context.publish('gateways.changed');
      }
      return { id, changed: changed.size };
    },
  };
}

/** Attaches and detaches, and gives what was attached anew its number. */
function writeGateways({ db, nowMs }: CommandContext, page: readonly ClientChange[]): readonly ClientChange[] {
  const all = page.flatMap(({ clientId, change }) => change.gateways.map((step) => ({ clientId, ...step })));
  if (all.length === 0) return page;
  const idsOf = (act: GatewayStep['act']) => all.filter((step) => step.act === act).map(({ id }) => id);
  turnMany(db, idsOf('detach'), nowMs);
  turnMany(db, idsOf('reattach'), null);
  const made = attachMany(
    db,
    all.filter(({ act }) => act === 'attach'),
    nowMs,
  );
  let next = 0;
  return page.map(({ clientId, change }) => ({
    clientId,
    change: {
      ...change,
      gateways: change.gateways.map((step) => (step.act === 'attach' ? { ...step, id: made[next++] ?? 0 } : step)),
    },
  }));
}

/** Those that change in the same fields are saved together. What happens to gateways leaves a client's version. */
function saveOwn({ db, nowMs }: CommandContext, page: readonly ClientChange[]): void {
  const groups = new Map<string, { fields: ManyField[]; rows: { id: number; values: (number | string | null)[] }[] }>();
  for (const { clientId, change } of page) {
    if (change.steps.length === 0) continue;
    const own = change.steps.flatMap(({ field, after }) => {
      const name = OWN_FIELDS.find((one) => one === field);
      return name && (after === null || typeof after === 'number' || typeof after === 'string')
        ? [{ name, after }]
        : [];
    });
    const key = own.map(({ name }) => name).join(' ');
    const group = groups.get(key) ?? { fields: own.map(({ name }) => name), rows: [] };
    groups.set(key, group);
    group.rows.push({ id: clientId, values: own.map(({ after }) => after) });
  }
  for (const { fields, rows } of groups.values()) saveManyClients(db, fields, rows, nowMs);
}

const GATEWAY_ACTS = {
  attach: 'gatewayAttached',
  detach: 'gatewayDetached',
  reattach: 'gatewayReattached',
} as const satisfies Record<GatewayStep['act'], string>;

/** What the client's audit tells: its fields as one act, each reference as another. */
function audited({ clientId, change: { told, gateways } }: ClientChange) {
  const own = told.length > 0 ? [{ clientId, action: 'updated', changes: told }] : [];
  return [
    ...own,
    ...gateways.map((step) => ({ clientId, action: GATEWAY_ACTS[step.act], changes: toldOfGateway(step) })),
  ];
}

/** As the tab Pasarelas tells it. */
function toldOfGateway({ act, id, gateway, reference }: GatewayStep): FieldChange[] {
  const goes = act === 'detach';
  return [
    { field: 'gateway.name', before: goes ? gateway : '', after: goes ? '' : gateway },
    {
      field: 'gateway.reference',
      before: goes ? reference : '',
      after: goes ? '' : reference,
      beforeId: id,
      afterId: id,
    },
  ];
}
