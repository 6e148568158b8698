import { z } from 'zod';
import { clientFilter, clientSort } from './clients';
import { command, done, nothing, query } from './endpoint';
import { rowId, version } from './values/ids';
import { requiredText } from './values/text';

const MOST_COLUMNS = 100;
const columnNames = z.array(z.string().max(60)).max(MOST_COLUMNS);

/** What a view is of: what is asked for, in which order, and which columns show it, by their names. */
export const viewContent = z.strictObject({
  filter: clientFilter,
  sort: clientSort,
  columns: z.strictObject({ order: columnNames, hidden: columnNames }),
});
export type ViewContent = z.infer<typeof viewContent>;

const savedView = viewContent.strip().extend({
  id: rowId,
  version,
  name: z.string(),
  /** Everybody's in the office, or the operator's own. */
  forOffice: z.boolean(),
  /** Whether it stands in the rail. */
  pinned: z.boolean(),
  /** A part of what was saved is not known to this version of the program and is not asked for. */
  incomplete: z.boolean(),
});
export type SavedView = z.infer<typeof savedView>;

export const LONGEST_VIEW_NAME = 60;
const name = requiredText(LONGEST_VIEW_NAME);
const one = { id: rowId, version };

/** *Vistas*: whoever may see the clients keeps views of their own; those of the office are an operator's to change. */
export const savedViewsContract = {
  /** The operator's own and the office's, by name. */
  list: query('viewer', nothing, z.object({ views: z.array(savedView) })),
  create: command(
    'viewer',
    z.strictObject({ name, forOffice: z.boolean(), pinned: z.boolean(), content: viewContent }),
    z.object({ id: rowId }),
  ),
  update: command(
    'viewer',
    z.strictObject({
      ...one,
      name: name.optional(),
      pinned: z.boolean().optional(),
      /** The list as it stands now in the place of what was saved. */
      content: viewContent.optional(),
    }),
    z.object({ version }),
  ),
  remove: command('viewer', z.strictObject(one), done),
};
