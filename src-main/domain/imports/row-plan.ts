import { z } from 'zod';
import { storedClientFields } from '../../contract/clients';
import { importChange } from '../../contract/imports';
import { rowId, version } from '../../contract/values/ids';
import { carriedColumns } from './carried';

/** A catalogue's value as the file names it; its entry is looked up, or made, when the row is written. */
export const catalogWish = z.object({
  field: z.enum(['cityId', 'provinceId', 'neighborhoodId', 'zoneId']),
  kind: z.enum(['city', 'province', 'neighborhood', 'zone']),
  name: z.string(),
});
export type CatalogWish = z.infer<typeof catalogWish>;

/** What writing a row needs, so that it need not be decided again. It is staged with its row, and read from there. */
export const rowPlan = z.object({
  /** The client that the row is about, as it was when the row was decided; null for a new one. */
  client: z.object({ id: rowId, version }).nullable(),
  fields: storedClientFields,
  catalogs: z.array(catalogWish),
  carried: carriedColumns,
  carriedChanges: z.array(importChange),
  createdWallMs: z.number().optional(),
  /** What a new client owes; null for one that is there. */
  amounts: z.object({ unpaidCount: z.number(), unpaidBalanceCents: z.number() }).nullable(),
});
export type RowPlan = z.infer<typeof rowPlan>;
