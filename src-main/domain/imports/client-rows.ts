import { clientFieldNames, type ClientFields } from '../../contract/clients';
import { officeTime } from '../../contract/values/office-time';
import { writeAudit } from '../audit';
import { changeClient, clientFieldsOf, createClient, findClient } from '../clients';
import { requireOfficeRecord } from '../office';
import type { Carried } from './carried';
import type { Applying, ListKind, RowOutcome } from './list-kind';
import { type RowPlan, rowPlan } from './row-plan';
import { insertImportRow, readCarried, saveCarried, touchClient } from './store';

/** What a client was before an import changed it. */
interface Before {
  readonly fields: ClientFields;
  readonly carried: Carried;
}

type ClientApplying = Applying & { readonly fromWall: (wallMs: number) => number };

/** Lists of clients. */
export const clientRows: Pick<ListKind, 'writer'> = {
  writer(applying) {
    const { fromWall } = officeTime(requireOfficeRecord(applying.context.db).timeZone);
    return { write: (plan) => applyRow({ ...applying, fromWall }, rowPlan.parse(plan)), writeWaiting: () => [] };
  },
};

function applyRow(applying: ClientApplying, plan: RowPlan): RowOutcome {
  const { db } = applying.context;
  const fields = { ...plan.fields };
  if (plan.client === null) {
    createRow(applying, plan, withCatalogs(applying, fields, plan));
    return 'created';
  }
  const client = findClient(db, plan.client.id);
  if (!client || client.version !== plan.client.version) return 'left';
  changeRow(applying, plan, client, withCatalogs(applying, fields, plan));
  return 'changed';
}

function withCatalogs({ entryFor }: Applying, fields: ClientFields, { catalogs }: RowPlan): ClientFields {
  for (const { field, kind, name } of catalogs) fields[field] = name === '' ? null : entryFor(kind, name).id;
  return fields;
}

function createRow(applying: ClientApplying, plan: RowPlan, fields: ClientFields): void {
  const { context, importId, fromWall, nameOf } = applying;
  const createdAtMs = plan.createdWallMs === undefined ? undefined : fromWall(plan.createdWallMs);
  const clientId = createClient(context, fields, {
    origin: 'import',
    createdAtMs,
    nameOf,
    carried: plan.carriedChanges,
  });
  saveCarried(context.db, clientId, plan.carried, plan.amounts);
  insertImportRow(context.db, { importId, clientId, versionAfter: 1, beforeJson: null });
}

function changeRow(
  { context, importId }: Applying,
  plan: RowPlan,
  client: NonNullable<ReturnType<typeof findClient>>,
  fields: ClientFields,
): void {
  const { db } = context;
  const before: Before = { fields: clientFieldsOf(client), carried: readCarried(db, client.id) };
  const moved = clientFieldNames.some((field) => client[field] !== fields[field]);
  const versionAfter = moved
    ? changeClient(context, client, fields, { origin: 'import', renameReason: 'import' })
    : touchClient(db, client.id, context.nowMs);
  saveCarried(db, client.id, plan.carried, null);
  const subject = { entity: 'client', entityId: client.id, action: 'updated', origin: 'import' } as const;
  writeAudit(context, subject, plan.carriedChanges);
  insertImportRow(db, { importId, clientId: client.id, versionAfter, beforeJson: JSON.stringify(before) });
}
