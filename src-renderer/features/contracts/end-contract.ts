import type { ContractShown } from '../../../src-main/contract/contracts';
import type { CalendarDate } from '../../../src-main/contract/values/calendar-date';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatDate } from '../../i18n/format';
import { i18n, undoFailureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';

interface End {
  readonly id: number;
  readonly version: number;
  readonly endedOn: CalendarDate;
  readonly reason: string;
}

/** Ends a contract and says so, with the way back. */
export async function endContract({ clientId, plan }: ContractShown, end: End): Promise<void> {
  await api.contracts.end(end);
  showNotice({
    message: i18n.t('contracts.acts.end.done', { plan, date: formatDate(end.endedOn) }),
    undo: { label: i18n.t('action.undo'), run: () => void takeBack(clientId, end.id) },
  });
}

async function contractNow(clientId: number, id: number): Promise<ContractShown | undefined> {
  return (await api.contracts.list({ clientId })).contracts.find((contract) => contract.id === id);
}

/** The contracts whose baja is being taken back: a second click while it is under way is no second act. */
const underWay = new Set<number>();

/** The baja is the newest change of the contract's end: it is put back, and what came back with it is said. */
export async function takeBack(clientId: number, contractId: number): Promise<void> {
  if (underWay.has(contractId)) return;
  underWay.add(contractId);
  try {
    const asked = { clientId, contractId, field: 'contract.endedOn', offset: 0, limit: 1 };
    const [[baja], ended] = [(await api.audit.list(asked)).entries, await contractNow(clientId, contractId)];
    if (!baja || !ended) return;
    await api.audit.putBack({ entryId: baja.id, version: ended.version });
    const live = await contractNow(clientId, contractId);
    if (live) showNotice({ message: backAgain(live) });
  } catch (cause) {
    showProblem(undoFailureWords(readFailure(cause)));
  } finally {
    underWay.delete(contractId);
  }
}

function backAgain({ plan, pausedUntilOn, nextPlan, nextPlanOn }: ContractShown): string {
  return [
    i18n.t('contracts.acts.end.undone', { plan }),
    pausedUntilOn && i18n.t('contracts.pausedUntil', { date: formatDate(pausedUntilOn) }),
    nextPlanOn && `${i18n.t('contracts.nextPlan', { date: formatDate(nextPlanOn), plan: nextPlan })}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
