import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withName } from '../../../src-main/contract/client-names';
import type { ClientWithBilling } from '../../../src-main/contract/clients';
import { tidy } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { takeFields } from '../../api/merge-edits';
import type { Base, Conflict, Outcome } from '../../api/save-edits';
import { useOfficeDetails } from '../../api/session';
import { useFieldName } from '../../i18n/field-names';
import { failureWords, i18n, undoFailureWords } from '../../i18n/setup';
import { entriesMade } from '../../ui/entry-making';
import { showNotice, showProblem } from '../../ui/notices';
import { useOnce } from '../../ui/use-once';
import {
  blankEditorFields,
  changedNames,
  draftProblems,
  type EditorField,
  type EditorFields,
  fieldsOf,
  isBillingField,
  partsOf,
  placeFailures,
} from './draft';
import { saveDraft } from './save-draft';
import { type DraftState, useDraft } from './use-draft';

/** After a save: back to the list, or on with another new client. */
export type Afterwards = 'list' | 'another';

/** A save under way: what follows it, and what the clerk has said about it so far. */
interface Attempt {
  readonly afterwards: Afterwards;
  readonly reason?: string | undefined;
}

/** What stands between a save and its end: the reason of a rename, or a choice between two windows. */
type Question =
  | { readonly kind: 'reason'; readonly attempt: Attempt }
  | { readonly kind: 'conflict'; readonly attempt: Attempt; readonly conflict: Conflict<EditorFields> };

/** Everything wrong with the draft: what it shows by itself, and what only the register knows. */
async function findProblems(base: Base<EditorFields> | null, { fields, unmatched }: ReturnType<DraftState['now']>) {
  const own = draftProblems(fields);
  for (const [field, text] of Object.entries(unmatched)) {
    Object.assign(own, {
      [field]: { code: 'VALIDATION', params: { reason: field === 'notificationEmails' ? 'email' : 'unmatched', text } },
    });
  }
  const { fields: draft, billing } = partsOf(fields);
  const { problems } = await api.clients.check({ draft, billing, ...(base ? { id: base.id } : {}) }).catch((cause) => {
    // A text too long is refused at the door; the draft's own problems already say so.
    if (Object.keys(own).length > 0) return { problems: [] };
    throw cause;
  });
  const { atFields, elsewhere } = placeFailures(problems);
  return { atFields: { ...atFields, ...own }, elsewhere };
}

/** Everything that the editor knows: the draft, its problems, and how a save ends. Nothing typed is ever dropped. */
export function useClientEditor(
  client: ClientWithBilling | null,
  onSaved: (afterwards: Afterwards, id: number) => Promise<void>,
  show: (field: EditorField) => void,
) {
  const [base, setBase] = useState<Base<EditorFields> | null>(
    client && { id: client.id, version: client.version, fields: fieldsOf(client) },
  );
  const draft = useDraft(base?.fields ?? blankEditorFields, show);
  const [question, setQuestion] = useState<Question | null>(null);
  const { busy, once } = useOnce();
  const tellSaved = useSavedNotice();
  const cache = useQueryClient();
  const changed = changedNames(base?.fields ?? blankEditorFields, draft.fields);

  function refuse(cause: unknown): void {
    const { atFields, elsewhere } = placeFailures([readFailure(cause)]);
    draft.showProblems(atFields);
    for (const failure of elsewhere) showProblem(failureWords(failure));
  }

  async function send(start: Base<EditorFields> | null, attempt: Attempt): Promise<void> {
    const fields = withName(draft.now().fields);
    const outcome = await saveDraft(start, fields, attempt.reason);
    if (outcome.kind === 'conflict') return setQuestion({ kind: 'conflict', attempt, conflict: outcome.conflict });
    await cache.invalidateQueries({ queryKey: query.clients.key() });
    await onSaved(attempt.afterwards, outcome.id);
    // Said on the screen that follows: a notice goes with the screen that it was said on.
    tellSaved(tidy(fields.name), outcome);
  }

  async function attemptSave(start: Base<EditorFields> | null, attempt: Attempt): Promise<void> {
    setQuestion(null);
    try {
      await entriesMade();
      const { atFields, elsewhere } = await findProblems(start, draft.now());
      draft.showProblems(atFields);
      for (const failure of elsewhere) showProblem(failureWords(failure));
      if (Object.keys(atFields).length + elsewhere.length > 0) return;
      const renames = start !== null && start.fields.name !== tidy(withName(draft.now().fields).name);
      if (renames && attempt.reason === undefined) return setQuestion({ kind: 'reason', attempt });
      await send(start, attempt);
    } catch (cause) {
      refuse(cause);
    }
  }

  return {
    draft,
    busy,
    question,
    unsaved: new Set<string>([...changed, ...Object.keys(draft.unmatched)]).size,
    save: (afterwards: Afterwards) => once(() => attemptSave(base, { afterwards })),
    rename: (attempt: Attempt, reason: string) => once(() => attemptSave(base, { ...attempt, reason })),
    /** Goes on from what the other window saved, with the fields that the clerk took from it. */
    settle: (attempt: Attempt, { theirs, merged }: Conflict<EditorFields>, taken: readonly EditorField[]) => {
      setBase(theirs);
      draft.replace(takeFields(merged, theirs.fields, taken));
      return once(() => attemptSave(theirs, attempt));
    },
    closeQuestion: () => setQuestion(null),
  };
}

/** A field by the name that the audit and its words have it by. */
export function auditNameOf(field: EditorField): string {
  return isBillingField(field) ? `billing.${field}` : field;
}

export type ClientEditorState = ReturnType<typeof useClientEditor>;

/** Says that the client is saved, and what came along from another window; a change can be undone there. */
function useSavedNotice() {
  const { t } = useTranslation();
  const nameOf = useFieldName(useOfficeDetails()?.country ?? 'AR');
  return (name: string, { id, taken, undo }: Outcome<EditorFields> & { kind: 'saved' }): void => {
    const fields = taken.map((field) => nameOf(auditNameOf(field))).join(', ');
    showNotice({
      message: fields ? t('editor.savedWith', { name, fields }) : t('editor.saved', { name }),
      ...(undo === null ? {} : { undo: { label: t('action.undo'), run: () => void undoSave(id, undo, name) } }),
    });
  };
}

async function undoSave(clientId: number, version: number, name: string): Promise<void> {
  try {
    await api.audit.undoChange({ clientId, version });
    showNotice({ message: i18n.t('editor.saveUndone', { name }) });
  } catch (cause) {
    showProblem(undoFailureWords(readFailure(cause)));
  }
}
