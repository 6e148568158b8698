import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { billingFields } from '../../contract/client-billing';
import { storedClientFields } from '../../contract/clients';
import type { ReadDb } from '../../data/database';
import type { ChangedOver, EndedMerge } from './ended-merges';

const side = z.object({ fields: storedClientFields, billing: billingFields.strip().nullable() });
const record = z.object({ kept: side, after: side });

interface Row extends Pick<EndedMerge, 'madeAt' | 'endedAt'> {
  readonly clientId: number;
  readonly changedAt: number;
  readonly json: string;
}

/**
 * Of these clients, those that another was merged into and parted from again, and when an update changed them: by the
 * audit's entries, which have an order also within one millisecond. A client that was merged again after it has a merge for
 * each time, and each ends with the first un-merge that follows it.
 */
export function listChangedOver(db: ReadDb, updateId: number, clientIds: readonly number[]): Map<number, ChangedOver> {
  const rows = db.all<Row>(sql`
    SELECT * FROM (
      SELECT made.*, (
        SELECT min(id) FROM audit_entries
        WHERE entity = 'client' AND entity_id = made.mergedId AND id > made.madeAt AND action = 'unmerged'
      ) AS endedAt
      FROM (
        SELECT merges.id, merges.kept_id AS clientId, merges.merged_id AS mergedId, merges.record_json AS json, (
          SELECT min(id) FROM audit_entries
          WHERE entity = 'client' AND entity_id = merges.merged_id AND batch_id = merges.batch_id
        ) AS madeAt, (
          SELECT min(id) FROM audit_entries
          WHERE entity = 'client' AND entity_id = merges.kept_id
            AND batch_id = (SELECT batch_id FROM mass_updates WHERE id = ${updateId})
        ) AS changedAt
        FROM json_each(${JSON.stringify(clientIds)}) AS page CROSS JOIN client_merges merges ON merges.kept_id = page.value
        WHERE merges.undone_at_ms IS NOT NULL
      ) AS made
    ) WHERE madeAt IS NOT NULL AND endedAt IS NOT NULL AND changedAt IS NOT NULL ORDER BY id DESC`);
  const found = new Map<number, { changedAt: number; merges: EndedMerge[] }>();
  for (const { clientId, changedAt, madeAt, endedAt, json } of rows) {
    const of = found.get(clientId) ?? { changedAt, merges: [] };
    found.set(clientId, of);
    const { kept, after } = record.parse(JSON.parse(json));
    of.merges.push({ madeAt, endedAt, before: kept, after });
  }
  return found;
}
