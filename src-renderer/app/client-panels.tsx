import { useMemo } from 'react';
import { AuditTab, type BoxPanels, DataTab } from '../features/client-box';
import { useFurther } from './further';

/** The tabs of the box that a start shows; `further-screens.tsx` has the others. A feature adds its line in one of them. */
const firstPanels: BoxPanels = {
  audit: ({ restingId, office, mayWrite }) =>
    restingId !== null && <AuditTab key={restingId} clientId={restingId} office={office} mayWrite={mayWrite} />,
  data: ({ row, restingId, office }) => <DataTab row={row} restingId={restingId} office={office} />,
};

export function useClientPanels(): BoxPanels {
  const { panels } = useFurther();
  return useMemo(() => ({ ...firstPanels, ...panels }), [panels]);
}
