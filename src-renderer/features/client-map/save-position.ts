import type { TFunction } from 'i18next';
import type { Client } from '../../../src-main/contract/clients';
import { contractFields, type ContractShown } from '../../../src-main/contract/contracts';
import type { Position } from '../../../src-main/contract/values/position';
import { api, query, queryClient } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords, undoFailureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';

type Named = Pick<Client, 'id' | 'version' | 'name'>;

/** The pin stays where it was put: what was saved is read before anything else is drawn. */
async function readAgain({ id }: Pick<Client, 'id'>): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: query.clients.get.key({ input: { id } }) });
}

/** Saves where a client's home is, and offers the way back. Answers whether it was saved. */
export async function saveHome(t: TFunction, client: Named, position: Position | null): Promise<boolean> {
  try {
    const { version } = await api.clients.setPosition({ id: client.id, version: client.version, position });
    if (version === client.version) return true;
    await readAgain(client);
    const message = position === null ? t('map.removed', { name: client.name }) : t('map.saved', { name: client.name });
    const undo = { label: t('action.undo'), run: () => void undoHome(t, { ...client, version }) };
    showNotice({ message, undo, replaces: true });
    return true;
  } catch (cause) {
    showProblem(failureWords(readFailure(cause)));
    return false;
  }
}

async function undoHome(t: TFunction, { id, version, name }: Named): Promise<void> {
  try {
    await api.audit.undoChange({ clientId: id, version });
    await readAgain({ id });
    showNotice({ message: t('map.undone', { name }) });
  } catch (cause) {
    showProblem(undoFailureWords(readFailure(cause)));
  }
}

/** Saves where a contract is, apart from the client's home; null for at home. */
export async function saveContractPlace(
  t: TFunction,
  contract: ContractShown,
  position: Position | null,
): Promise<boolean> {
  const at = position ?? { latitude: null, longitude: null };
  const before = contractFields.strip().parse(contract);
  try {
    const { version } = await api.contracts.update({
      id: contract.id,
      version: contract.version,
      fields: { ...before, ...at },
    });
    if (version === contract.version) return true;
    const back = async (): Promise<void> => {
      try {
        await api.contracts.update({ id: contract.id, version, fields: before });
        showNotice({ message: t('map.contractUndone', { plan: contract.plan }) });
      } catch (cause) {
        showProblem(undoFailureWords(readFailure(cause)));
      }
    };
    showNotice({
      message: t('map.contractSaved', { plan: contract.plan }),
      undo: { label: t('action.undo'), run: () => void back() },
    });
    return true;
  } catch (cause) {
    showProblem(failureWords(readFailure(cause)));
    return false;
  }
}
