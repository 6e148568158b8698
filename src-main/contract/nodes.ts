import { z } from 'zod';
import { catalogEntry } from './catalogs';
import { command, done, nothing, query } from './endpoint';
import { rowId, version } from './values/ids';
import { latitude, longitude } from './values/position';
import { requiredText, text } from './values/text';

export const nodeKinds = ['tower', 'accessPoint', 'repeater', 'olt', 'cabinet', 'other'] as const;

/** Where connections come from: a tower, an access point, an OLT. */
export const nodeFields = z.strictObject({
  name: requiredText(120),
  kind: z.enum(nodeKinds),
  address: text(200),
  latitude: latitude.nullable(),
  longitude: longitude.nullable(),
  notes: text(2000),
});

const node = z.object({
  ...catalogEntry.omit({ kind: true }).shape,
  ...nodeFields.shape,
  name: z.string(),
  /** How many contracts are on it, ended ones too. */
  contracts: z.number().int(),
});
export type Node = z.infer<typeof node>;
export type NodeFields = z.infer<typeof nodeFields>;

/** Renaming is a part of `update`; retiring and merging are the catalogues' own. */
export const nodesContract = {
  list: query('viewer', nothing, z.object({ nodes: z.array(node) })),
  create: command('operator', nodeFields, z.object({ id: rowId })),
  update: command('operator', z.strictObject({ id: rowId, version, fields: nodeFields }), done),
};
