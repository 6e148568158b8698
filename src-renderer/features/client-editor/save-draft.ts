import { api } from '../../api/client';
import { type Base, type Outcome, saveEdits } from '../../api/save-edits';
import { type EditorFields, editorFieldNames, fieldsOf, partsOf } from './draft';

/** Creates, or saves: when another window was first, its changes are added, and only what both changed is asked. */
export async function saveDraft(
  base: Base<EditorFields> | null,
  mine: EditorFields,
  renameReason?: string,
): Promise<Outcome<EditorFields>> {
  if (!base) return { kind: 'saved', id: await create(mine), taken: [], undo: null };
  const { id } = base;
  return saveEdits(base, mine, {
    names: editorFieldNames,
    save: (version, fields) =>
      api.clients.update({ id, version, ...partsOf(fields), ...(renameReason ? { renameReason } : {}) }),
    async read() {
      const theirs = await api.clients.get({ id });
      return { id, version: theirs.version, fields: fieldsOf(theirs) };
    },
  });
}

async function create(mine: EditorFields): Promise<number> {
  const { fields, billing } = partsOf(mine);
  return (await api.clients.create({ ...fields, billing })).id;
}
