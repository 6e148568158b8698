import type { auditContract } from '../../contract/audit';
import { clientCatalogFields, clientCatalogs, type ClientFields, clientFields } from '../../contract/clients';
import { Refusal } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import { countAudit, listAudit, requireClientEntry } from '../audit';
import { findCatalogEntry } from '../catalogs';
import { changeClient, checkClient, checkVersion, clientFieldsOf, requireClient } from '../clients';
import type { FeatureHandlers } from '../handler';

/** The client's fields with one of them as the audit's words say; a catalogue's entry is found by its name. */
function withValue(db: ReadDb, fields: ClientFields, field: string, words: string): ClientFields {
  const catalogField = clientCatalogFields.find((name) => name === field);
  const kind = catalogField && clientCatalogs[catalogField];
  const value = kind && words !== '' ? findCatalogEntry(db, kind, words)?.id : words;
  const parsed = clientFields.safeParse({ ...fields, [field]: kind && words === '' ? null : value });
  if (!parsed.success) throw new Refusal('VALIDATION', { reason: 'putBack' }, field);
  return parsed.data;
}

/** The audit as the client's tab shows it, and one value put back. */
export const auditHandlers: FeatureHandlers<typeof auditContract> = {
  list: {
    read({ db }, { offset, limit, ...query }) {
      return { entries: listAudit(db, query, offset, limit), total: countAudit(db, query) };
    },
  },
  putBack: {
    write(context, { entryId, version }) {
      const { db } = context;
      const entry = requireClientEntry(db, entryId);
      const before = requireClient(db, entry.clientId);
      checkVersion(before, version);
      const fields = withValue(db, clientFieldsOf(before), entry.field, entry.before);
      checkClient(db, fields, before);
      return { version: changeClient(context, before, fields, { origin: 'restore', renameReason: 'restore' }) };
    },
  },
};
