import { z } from 'zod';
import { command, done, query } from './endpoint';
import { rowId, version } from './values/ids';
import { requiredText } from './values/text';

/**
 * The lists an office keeps under Configuración avanzada (specification §2, Datos de ubicación y adicionales), and what
 * contracts point at. A plan and a node are more than their name: they are made and edited by endpoints of their own.
 */
const plainKinds = ['zone', 'neighborhood', 'city', 'province', 'seller', 'collector', 'equipment'] as const;
export const catalogKinds = [...plainKinds, 'plan', 'node'] as const;
export const plainCatalogKind = z.enum(plainKinds);
export type PlainCatalogKind = z.infer<typeof plainCatalogKind>;
export const catalogKind = z.enum(catalogKinds);
export type CatalogKind = z.infer<typeof catalogKind>;

export const catalogEntry = z.object({
  id: rowId,
  kind: catalogKind,
  name: z.string(),
  retired: z.boolean(),
  /** The entry that this spelling stands for since they were merged. */
  mergedIntoId: rowId.nullable(),
  version,
});
export type CatalogEntry = z.infer<typeof catalogEntry>;

/** The entry that one stands for by now: a spelling that was merged, for the one that it went into. */
export function standsFor({ id, mergedIntoId }: Pick<CatalogEntry, 'id' | 'mergedIntoId'>): number {
  return mergedIntoId ?? id;
}

export const catalogsContract = {
  list: query(
    'viewer',
    z.strictObject({ withUse: z.boolean().default(false) }),
    z.object({
      /** `uses`: how many clients, or contracts, point at it. */
      entries: z.array(catalogEntry.extend({ uses: z.number().int() })),
    }),
  ),
  create: command(
    'operator',
    z.strictObject({ kind: plainCatalogKind, name: requiredText(120) }),
    z.object({ id: rowId }),
  ),
  rename: command('operator', z.strictObject({ id: rowId, version, name: requiredText(120) }), done),
  /**
   * Every client, or contract, of `fromId` moves to `intoId`; `fromId` is retired, and its spelling stands for `intoId`.
   * A contract goes on paying what it paid.
   */
  merge: command(
    'operator',
    z.strictObject({ fromId: rowId, fromVersion: version, intoId: rowId, intoVersion: version }),
    z.object({ moved: z.number().int() }),
  ),
  retire: command('operator', z.strictObject({ id: rowId, version, retired: z.boolean() }), done),
};
