import type { AuditOrigin } from '../../contract/audit';
import { type Client, clientCatalogFields, clientCatalogs, type ClientFields } from '../../contract/clients';
import type { BillingFields } from '../../contract/client-billing';
import { type Failure, type FailureCode, Refusal } from '../../contract/failures';
import { type Position, writePosition } from '../../contract/values/position';
import type { ReadDb } from '../../data/database';
import { type FieldChange, writeAudit } from '../audit';
import { catalogProblems, retiredProblems } from '../catalogs';
import { applyBilling, findBillingProblems } from '../client-billing';
import { disableContractsOf } from '../contracts';
import type { CommandContext } from '../handler';
import { requireCountry } from '../office';
import { redirectMail } from '../outbox';
import { isTaxId } from '../tax-ids';
import { changedFields } from './changes';
import { refuseMerged } from './merged-store';
import { emailProblem, nameProblem, personNamesProblem } from './rules';
import { findByCustomId, findByEmail, insertClient, insertFormerName, saveClient, saveState } from './store';

/**
 * ID cliente and main e-mail belong to one client (domain.md §1; specification §5, mismo correo electrónico). One that
 * stays as it was is the client's own already.
 */
function takenProblems(db: ReadDb, fields: ClientFields, before?: Client): Failure[] {
  const { customId, email } = fields;
  const sameId = customId === before?.customId ? undefined : findByCustomId(db, customId, before?.id);
  const sameEmail = email === before?.email ? undefined : findByEmail(db, email, before?.id);
  return [
    sameId && takenBy('CUSTOM_ID_TAKEN', 'customId', sameId),
    sameEmail && takenBy('EMAIL_TAKEN', 'email', sameEmail),
  ].filter((problem) => problem !== undefined);
}

function takenBy(code: FailureCode, field: keyof ClientFields, { id, name }: { id: number; name: string }): Failure {
  return { code, params: { name, clientId: id }, field };
}

function entryProblems(db: ReadDb, fields: ClientFields, before?: Client): Failure[] {
  return catalogProblems(db, clientCatalogs, clientCatalogFields, fields, before);
}

/** A wrong one that came with an import does not stand in the way of correcting a phone: only a changed one is held. */
function taxIdProblem(db: ReadDb, fields: ClientFields, before?: Client): Failure | null {
  if (fields.taxId === (before?.taxId ?? '')) return null;
  return isTaxId(requireCountry(db), fields.taxId) ? null : { code: 'TAX_ID_INVALID', params: {}, field: 'taxId' };
}

/** Everything that keeps a client from being saved as it stands, in the order of the form. */
export function findProblems(db: ReadDb, fields: ClientFields, before?: Client, billing?: BillingFields): Failure[] {
  return [
    nameProblem(fields),
    personNamesProblem(fields),
    taxIdProblem(db, fields, before),
    emailProblem(fields),
    ...entryProblems(db, fields, before),
    ...retiredProblems(db, clientCatalogFields, fields, before),
    ...takenProblems(db, fields, before),
    ...(billing ? findBillingProblems(db, billing, fields.taxId, before?.id) : []),
  ].filter((problem) => problem !== null);
}

function refuseFirst(problems: readonly Failure[]): void {
  const [first] = problems;
  if (first) throw new Refusal(first.code, first.params, first.field);
}

/** The rules that every client saved through a form obeys. */
export function checkClient(db: ReadDb, fields: ClientFields, before?: Client, billing?: BillingFields): void {
  refuseFirst(findProblems(db, fields, before, billing));
}

/**
 * What was in the register comes back whatever a form would say of it today; only what is somebody else's by now, or is
 * nowhere any more, does not.
 */
export function checkRestored(db: ReadDb, fields: ClientFields, before: Client): void {
  refuseFirst([...entryProblems(db, fields, before), ...takenProblems(db, fields, before)]);
}

/** Adds and audits a client; one that comes from an older system keeps that system's date. */
export function createClient(
  context: CommandContext,
  fields: ClientFields,
  how: {
    origin: AuditOrigin;
    createdAtMs?: number | undefined;
    nameOf?: (id: number) => string;
    /** Columns that came along and have no home in the client yet. */
    carried?: readonly FieldChange[];
    /** Where the home is, where it is known from the start. */
    position?: Position | undefined;
    billing?: BillingFields | undefined;
  },
): number {
  const { position } = how;
  const id = insertClient(context.db, fields, context.nowMs, how.createdAtMs, position);
  const own = changedFields(context.db, null, fields, how.nameOf);
  const placed = position ? [{ field: 'position', before: '', after: writePosition(position) }] : [];
  const billed = how.billing ? applyBilling(context.db, id, how.billing) : [];
  const changes = [...own, ...placed, ...(how.carried ?? []), ...billed];
  writeAudit(context, { entity: 'client', entityId: id, action: 'created', origin: how.origin }, changes);
  context.publish('clients.changed');
  return id;
}

/** Saves and audits what differs; a save without a difference changes nothing and keeps the version. */
export function changeClient(
  context: CommandContext,
  before: Client,
  fields: ClientFields,
  how: { origin: AuditOrigin; renameReason: string; billing?: BillingFields | undefined },
): number {
  const billed = how.billing ? applyBilling(context.db, before.id, how.billing) : [];
  const changes = [...changedFields(context.db, before, fields), ...billed];
  if (changes.length === 0) return before.version;
  refuseMerged(context.db, before.id);
  if (before.name !== fields.name) insertFormerName(context.db, before, how.renameReason, context.nowMs);
  const version = saveClient(context.db, before, fields, context.nowMs);
  writeAudit(context, { entity: 'client', entityId: before.id, action: 'updated', origin: how.origin }, changes);
  if (before.email !== fields.email || billed.length > 0) redirectMail(context, before.id);
  context.publish('clients.changed');
  return version;
}

/**
 * Deactivates, which disables the client's contracts; or activates again, which the main e-mail may stand in the way of
 * and which leaves the contracts off until somebody confirms each (domain.md §7.2). Answers the version.
 */
export function changeState(
  context: CommandContext,
  client: Client,
  state: Client['state'],
  origin: AuditOrigin,
): number {
  if (client.state === state) return client.version;
  refuseMerged(context.db, client.id);
  const other = state === 'active' ? findByEmail(context.db, client.email, client.id) : undefined;
  if (other) throw new Refusal('EMAIL_TAKEN', { name: other.name, clientId: other.id }, 'email');
  saveState(context.db, client, state, context.nowMs);
  const change = { field: 'state', before: client.state, after: state };
  const action = state === 'active' ? 'reactivated' : 'deactivated';
  writeAudit(context, { entity: 'client', entityId: client.id, action, origin }, [change]);
  if (state === 'deactivated') disableContractsOf(context, client.id, origin);
  context.publish('clients.changed');
  return client.version + 1;
}
