import { ClientsScreen } from '../../../src-renderer/app/clients-screen';
import { accountCore } from './account-scene';
import { contractsCore } from './contract-scene';
import type { FakeCore } from './fake-core';

/** A client that Ver shows whole, with the gateways of another scene. */
export function viewCore(gateways: FakeCore): FakeCore {
  return {
    ...gateways,
    ...accountCore(),
    ...contractsCore,
    consumption: { lastDay: () => ({ used: null }) },
    duplicates: { standing: () => ({ into: null, merged: [] }) },
  };
}

/** As the application itself puts it together. */
export function ViewScene() {
  return <ClientsScreen viewId={1} />;
}
