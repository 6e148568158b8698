import { z } from 'zod';
import { clientCondition, clientConditions } from '../../contract/client-conditions';
import { clientFilter, clientSort } from '../../contract/clients';
import type { Role } from '../../contract/endpoint';
import { type ViewContent, viewContent } from '../../contract/saved-views';

/** A view's owner: an operator, or null for the office. */
export function mayChangeView(
  owner: number | null,
  actor: { readonly operatorId: number; readonly role: Role },
): boolean {
  return owner === null ? actor.role !== 'viewer' : owner === actor.operatorId;
}

/** What was saved, part by part, each perhaps of a newer version of the program. */
const loose = z
  .object({
    filter: z
      .object({ text: z.unknown(), state: z.unknown(), conditions: z.array(z.unknown()).catch([]) })
      .partial()
      .catch({}),
    sort: z.unknown(),
    columns: z.unknown(),
  })
  .partial();

const noColumns = { order: [], hidden: [] };

/** A view as it was saved; of one that does not parse whole, whatever does, and that it is not whole. */
export function readView(json: unknown): { content: ViewContent; incomplete: boolean } {
  const whole = viewContent.safeParse(json);
  if (whole.success) return { content: whole.data, incomplete: false };
  const { filter = {}, sort, columns } = loose.catch({}).parse(json);
  const known = (filter.conditions ?? []).flatMap((each) => {
    const read = clientCondition.safeParse(each);
    return read.success ? [read.data] : [];
  });
  const conditions = clientConditions.catch([]).parse(known);
  const { text, state } = clientFilter.shape;
  return {
    content: {
      filter: { text: text.catch('').parse(filter.text), state: state.catch('active').parse(filter.state), conditions },
      sort: clientSort.catch(clientSort.parse({})).parse(sort),
      columns: viewContent.shape.columns.catch(noColumns).parse(columns),
    },
    incomplete: true,
  };
}
