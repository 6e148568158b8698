import type { ContractShown } from '../../contract/contracts';
import type { ReadDb } from '../../data/database';
import { requireParameters } from '../billing-parameters';
import { billingOf, profileOf, unbilledStanding } from '../client-billing';
import { listShown, requireContractClient } from './store';

/** A client's contracts as the box shows them, each with what keeps it from being billed as it stands. */
export function listWithUnbilled(db: ReadDb, clientId: number): ContractShown[] {
  const contracts = listShown(db, clientId);
  const live = contracts.filter(({ endedOn }) => endedOn === null);
  if (live.length === 0) return contracts.map((contract) => ({ ...contract, unbilled: null }));
  const { state: clientState } = requireContractClient(db, clientId);
  const billing = billingOf(db, clientId);
  // The box is read at every row that is selected, and the parameters are many: only what is disabled asks for them.
  const isAnyOff = live.some(({ state }) => state === 'disabled');
  const profile = isAnyOff ? profileOf(requireParameters(db), billing) : undefined;
  const reasonOf = ({ endedOn, ...standing }: (typeof contracts)[number]) => {
    if (endedOn !== null) return null;
    return billing.billingEnabled ? unbilledStanding({ clientState, ...standing }, profile) : 'billingOff';
  };
  return contracts.map((contract) => ({ ...contract, unbilled: reasonOf(contract) }));
}
