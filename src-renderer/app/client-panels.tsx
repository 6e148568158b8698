import { useMemo } from 'react';
import { AuditTab, type BoxPanels } from '../features/client-box';
import { ContractGlance, ContractsTab } from '../features/contracts';
import { showNode } from './client-addresses';
import { useFurther } from './further';

/** The tabs of the box that a start shows; `further-screens.tsx` has the others. A feature adds its line in one of them. */
const firstPanels: BoxPanels = {
  contracts: ({ row, restingId, office, mayWrite }) =>
    restingId === row.id ? (
      <ContractsTab
        key={restingId}
        clientId={restingId}
        clientActive={row.state === 'active'}
        home={row.address}
        office={office}
        mayWrite={mayWrite}
        onNode={(nodeId) => void showNode(nodeId, restingId)}
        meanwhile={<ContractGlance row={row} />}
      />
    ) : (
      <ContractGlance row={row} />
    ),
  audit: ({ restingId, office, mayWrite }) =>
    restingId !== null && <AuditTab clientId={restingId} office={office} mayWrite={mayWrite} />,
};

export function useClientPanels(): BoxPanels {
  const { panels } = useFurther();
  return useMemo(() => ({ ...firstPanels, ...panels }), [panels]);
}
