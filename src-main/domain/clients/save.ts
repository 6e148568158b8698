import type { AuditOrigin } from '../../contract/audit';
import type { CatalogKind } from '../../contract/catalogs';
import type { Client, ClientFields } from '../../contract/clients';
import { Refusal } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import { writeAudit } from '../audit';
import { requireCatalogEntry } from '../catalogs';
import type { CommandContext } from '../handler';
import { recordToOffice, requireOfficeRecord } from '../office';
import { isTaxId } from '../tax-ids';
import { changedFields } from './changes';
import { checkEmail, checkPersonNames } from './rules';
import { findByCustomId, findByEmail, insertClient, insertFormerName, saveClient } from './store';

const CATALOG_FIELDS = {
  cityId: 'city',
  provinceId: 'province',
  neighborhoodId: 'neighborhood',
  zoneId: 'zone',
  sellerId: 'seller',
  collectorId: 'collector',
} as const satisfies Partial<Record<keyof ClientFields, CatalogKind>>;
const catalogFieldNames = ['cityId', 'provinceId', 'neighborhoodId', 'zoneId', 'sellerId', 'collectorId'] as const;

/** The catalogue that a client's field points at; undefined for a field that holds text. */
export function catalogOfField(field: string): CatalogKind | undefined {
  const name = catalogFieldNames.find((one) => one === field);
  return name && CATALOG_FIELDS[name];
}

/** ID cliente and main e-mail belong to one client (domain.md §1; specification §5, mismo correo electrónico). */
function refuseTaken(db: ReadDb, fields: ClientFields, exceptId?: number): void {
  const sameId = findByCustomId(db, fields.customId, exceptId);
  if (sameId) throw new Refusal('CUSTOM_ID_TAKEN', { name: sameId.name, clientId: sameId.id }, 'customId');
  const sameEmail = findByEmail(db, fields.email, exceptId);
  if (sameEmail) throw new Refusal('EMAIL_TAKEN', { name: sameEmail.name, clientId: sameEmail.id }, 'email');
}

function checkCatalogs(db: ReadDb, fields: ClientFields): void {
  for (const field of catalogFieldNames) {
    const id = fields[field];
    if (id !== null && requireCatalogEntry(db, id).kind !== CATALOG_FIELDS[field]) {
      throw new Refusal('VALIDATION', {}, field);
    }
  }
}

/** The rules that every client saved through a form or put back from the audit obeys. */
export function checkClient(db: ReadDb, fields: ClientFields, before?: Client): void {
  checkPersonNames(fields);
  checkTaxId(db, fields, before);
  checkEmail(fields);
  checkCatalogs(db, fields);
  refuseTaken(db, fields, before?.id);
}

/** A wrong one that came with an import does not stand in the way of correcting a phone: only a changed one is held. */
function checkTaxId(db: ReadDb, fields: ClientFields, before?: Client): void {
  if (fields.taxId === before?.taxId) return;
  const { country } = recordToOffice(requireOfficeRecord(db));
  if (!isTaxId(country, fields.taxId)) throw new Refusal('TAX_ID_INVALID', {}, 'taxId');
}

/** Adds and audits a client; one that comes from an older system keeps that system's date. */
export function createClient(
  context: CommandContext,
  fields: ClientFields,
  how: { origin: AuditOrigin; createdAtMs?: number | undefined; nameOf?: (id: number) => string },
): number {
  const id = insertClient(context.db, fields, context.nowMs, how.createdAtMs);
  const changes = changedFields(context.db, null, fields, how.nameOf);
  writeAudit(context, { entity: 'client', entityId: id, action: 'created', origin: how.origin }, changes);
  context.publish('clients.changed');
  return id;
}

/** Saves and audits what differs; a save without a difference changes nothing and keeps the version. */
export function changeClient(
  context: CommandContext,
  before: Client,
  fields: ClientFields,
  how: { origin: AuditOrigin; renameReason: string },
): number {
  const changes = changedFields(context.db, before, fields);
  if (changes.length === 0) return before.version;
  if (before.name !== fields.name) insertFormerName(context.db, before, how.renameReason, context.nowMs);
  const version = saveClient(context.db, before, fields, context.nowMs);
  writeAudit(context, { entity: 'client', entityId: before.id, action: 'updated', origin: how.origin }, changes);
  context.publish('clients.changed');
  return version;
}
