import { z } from 'zod';
import { command, query } from './endpoint';
import { taskId } from './tasks';
import { instantMs, rowId } from './values/ids';

/** The longest list that is taken, in rows below its headers. */
export const MOST_IMPORT_ROWS = 200_000;

/** What a column of the file may become: a field of the register, or a column kept for later. */
export const importTargets = [
  'customId',
  'name',
  'notes',
  'email',
  'phone',
  'mobile',
  'address',
  'neighborhood',
  'zone',
  'nationalId',
  'city',
  'province',
  'billingEnabled',
  'invoiceType',
  'taxCondition',
  'taxId',
  'unpaidCount',
  'unpaidBalance',
  'gateways',
  'createdOn',
  'updatedOn',
  'ignore',
] as const;
export type ImportTarget = (typeof importTargets)[number];
export const importOutcomes = ['new', 'changes', 'same', 'problem', 'skipped'] as const;

export const importProblems = [
  'nameMissing',
  'repeatedInFile',
  'emailInvalid',
  'emailTaken',
  'tooLong',
  'amountInvalid',
  'dateInvalid',
  'taxIdInvalid',
] as const;

export const importRow = z.object({
  row: z.number().int(),
  outcome: z.enum(importOutcomes),
  customId: z.string(),
  name: z.string(),
  problems: z.array(z.enum(importProblems)),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});
export type ImportRow = z.infer<typeof importRow>;

export const importsContract = {
  /** Reads a file that the host placed in the office's inbox; answers what was found and a guess of the mapping. */
  open: command(
    'operator',
    z.strictObject({ fileToken: z.string().max(200), taskId: taskId.optional() }),
    z.object({
      draftId: z.string(),
      fileName: z.string(),
      rows: z.number().int(),
      columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()), target: z.enum(importTargets) })),
    }),
  ),
  preview: command(
    'operator',
    z.strictObject({
      draftId: z.string().max(64),
      targets: z.array(z.enum(importTargets)).max(200),
      taskId: taskId.optional(),
    }),
    z.object({
      counts: z.record(z.enum(importOutcomes), z.number().int()),
      newCatalogEntries: z.array(z.string()),
    }),
  ),
  rows: query(
    'operator',
    z.strictObject({
      draftId: z.string().max(64),
      outcome: z.enum(importOutcomes).optional(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    z.object({ rows: z.array(importRow), total: z.number().int() }),
  ),
  apply: command(
    'operator',
    z.strictObject({ draftId: z.string().max(64), taskId: taskId.optional() }),
    z.object({
      importId: rowId,
      created: z.number().int(),
      changed: z.number().int(),
    }),
  ),
  list: query(
    'viewer',
    z.strictObject({}),
    z.object({
      imports: z.array(
        z.object({
          id: rowId,
          fileName: z.string(),
          atMs: instantMs,
          operator: z.string(),
          created: z.number(),
          changed: z.number(),
          undone: z.boolean(),
        }),
      ),
    }),
  ),
  undo: command(
    'operator',
    z.strictObject({ importId: rowId }),
    z.object({
      removed: z.number().int(),
      restored: z.number().int(),
      kept: z.array(z.object({ id: rowId, name: z.string() })),
    }),
  ),
};
