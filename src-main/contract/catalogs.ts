import { z } from 'zod';
import { command, done, query } from './endpoint';
import { rowId, version } from './values/ids';
import { requiredText } from './values/text';

/** The lists an office keeps under Configuración avanzada (specification §2, Datos de ubicación y adicionales). */
export const catalogKinds = ['zone', 'neighborhood', 'city', 'province', 'seller', 'collector'] as const;
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
      entries: z.array(catalogEntry.extend({ clients: z.number().int() })),
    }),
  ),
  create: command('operator', z.strictObject({ kind: catalogKind, name: requiredText(120) }), z.object({ id: rowId })),
  rename: command('operator', z.strictObject({ id: rowId, version, name: requiredText(120) }), done),
  /** Every client of `fromId` moves to `intoId`; `fromId` is retired, and its spelling stands for `intoId`. */
  merge: command('operator', z.strictObject({ fromId: rowId, intoId: rowId }), z.object({ moved: z.number().int() })),
  retire: command('operator', z.strictObject({ id: rowId, version, retired: z.boolean() }), done),
};
