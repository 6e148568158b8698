import { LoadingPanel } from '../ui/state-panel';

/** Ver stands over the list, so that going back finds it as it was left. */
export function ClientsScreen({ viewId }: { viewId?: number }) {
  return <LoadingPanel label={`Clientes ${viewId ?? ''}`} />;
}
