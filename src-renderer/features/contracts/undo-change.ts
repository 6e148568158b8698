import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { i18n, undoFailureWords } from '../../i18n/setup';
import { type Notice, showNotice, showProblem } from '../../ui/notices';

/** The acts that are being taken back: a second click while one is under way is no second act. */
const underWay = new Set<number>();

async function takeBack(contractId: number, version: number): Promise<void> {
  if (underWay.has(contractId)) return;
  underWay.add(contractId);
  try {
    await api.audit.undoContractChange({ contractId, version });
    showNotice({ message: i18n.t('contracts.undone') });
  } catch (cause) {
    showProblem(undoFailureWords(readFailure(cause)));
  } finally {
    underWay.delete(contractId);
  }
}

/** What takes a change of a contract back, over the version that it left: what anybody changed since is not overwritten. */
export function wayBack(contractId: number, version: number): Required<Pick<Notice, 'undo'>> {
  return { undo: { label: i18n.t('action.undo'), run: () => void takeBack(contractId, version) } };
}
