import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import {
  type ClientField,
  type ClientFields,
  type DoubtableField,
  doubtableFields,
} from '../../../src-main/contract/clients';
import { query } from '../../api/client';

const PAUSE_MS = 250;

/** What looks unusual in the draft, asked of the core once the typing rests. A draft that it refuses has no doubts. */
export function useDoubts(fields: ClientFields): (field: ClientField) => DoubtableField | undefined {
  const [settled] = useDebouncedValue(fields, PAUSE_MS);
  const { data } = useQuery({
    ...query.clients.check.queryOptions({ input: { draft: settled } }),
    placeholderData: (previous) => previous,
  });
  return (field) => {
    const doubtable = doubtableFields.find((one) => one === field);
    // Only of the text that stands there now: half a number that is still being typed is not doubted.
    const current = doubtable && settled[doubtable] === fields[doubtable];
    return doubtable && current && data?.doubts.includes(doubtable) ? doubtable : undefined;
  };
}
