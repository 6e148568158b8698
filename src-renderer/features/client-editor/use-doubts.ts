import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import {
  type ClientField,
  type ClientFields,
  type DoubtableField,
  doubtableFields,
} from '../../../src-main/contract/clients';
import type { Failure, FailureCode } from '../../../src-main/contract/failures';
import { query } from '../../api/client';
import { useSettled } from '../../ui/settled';
import { clientPartOf } from './draft';

const PAUSE_MS = 250;

/** What only the register knows of a field, and can be said before a save: whose the e-mail or the ID is already. */
const TAKEN: readonly FailureCode[] = ['EMAIL_TAKEN', 'CUSTOM_ID_TAKEN'];

/**
 * What looks unusual in the draft, or belongs to another client already, asked of the core once the typing rests. A
 * draft that it refuses has neither.
 */
export function useDoubts(fields: ClientFields, clientId: number | undefined) {
  const [settled] = useSettled(fields, PAUSE_MS);
  const asked = useMemo(() => clientPartOf(settled), [settled]);
  const id = clientId === undefined ? {} : { id: clientId };
  const { data, isPlaceholderData } = useQuery({
    ...query.clients.check.queryOptions({ input: { draft: asked, ...id } }),
    placeholderData: (previous) => previous,
  });
  // An answer is of the text that it was asked about, also while the next one is on its way.
  const told = useRef(settled);
  if (!isPlaceholderData) told.current = settled;
  const takenOf = (field: ClientField): Failure | undefined =>
    told.current[field] === fields[field]
      ? data?.problems.find((problem) => problem.field === field && TAKEN.includes(problem.code))
      : undefined;
  const doubtOf = (field: ClientField): DoubtableField | undefined => {
    const doubtable = doubtableFields.find((one) => one === field);
    // Only of the text that stands there now: half a number that is still being typed is not doubted.
    const current = doubtable && told.current[doubtable] === fields[doubtable];
    return doubtable && current && data?.doubts.includes(doubtable) ? doubtable : undefined;
  };
  return { doubtOf, takenOf };
}
