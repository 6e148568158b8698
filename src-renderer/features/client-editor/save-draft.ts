import { clientFieldNames, type ClientFields } from '../../../src-main/contract/clients';
import { api } from '../../api/client';
import { type Base, type Outcome, saveEdits } from '../../api/save-edits';
import { fieldsOf } from './draft';

/** Creates, or saves: when another window was first, its changes are added, and only what both changed is asked. */
export async function saveDraft(
  base: Base<ClientFields> | null,
  mine: ClientFields,
  renameReason?: string,
): Promise<Outcome<ClientFields>> {
  if (!base) return { kind: 'saved', id: (await api.clients.create(mine)).id, taken: [], undo: null };
  const { id } = base;
  return saveEdits(base, mine, {
    names: clientFieldNames,
    save: (version, fields) => api.clients.update({ id, version, fields, ...(renameReason ? { renameReason } : {}) }),
    async read() {
      const theirs = await api.clients.get({ id });
      return { id, version: theirs.version, fields: fieldsOf(theirs) };
    },
  });
}
