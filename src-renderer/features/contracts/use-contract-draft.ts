import { useRef, useState } from 'react';
import { parseTypedDate } from '../../../src-main/contract/values/typed-date';
import { changedOf } from '../../api/merge-edits';
import { type ContractDraft, type DraftField, draftFields, type DraftProblems } from './contract-draft';

interface Draft {
  readonly fields: ContractDraft;
  /** Text in a catalogue's field that names no entry yet. */
  readonly unmatched: Partial<Record<DraftField, string>>;
  readonly problems: DraftProblems;
}

function without<Texts extends object>(texts: Texts, names: readonly string[]): Partial<Texts> {
  const left = { ...texts };
  for (const name of names) Reflect.deleteProperty(left, name);
  return left;
}

/** What a field says, whichever way it is typed. */
const meantBy = (field: DraftField, fields: ContractDraft) =>
  (field === 'startedOn' ? parseTypedDate(fields.startedOn) : null) ?? fields[field];

/** The halves of a position are one thing: with either typed anew, what was said of both is old. */
const TOGETHER: Partial<Record<DraftField, readonly DraftField[]>> = {
  latitude: ['longitude'],
  longitude: ['latitude'],
};

/** What is typed of a contract, and what is wrong with it; `now` answers it at once. */
export function useContractDraft(initial: ContractDraft) {
  const [draft, setDraft] = useState<Draft>({ fields: initial, unmatched: {}, problems: {} });
  const latest = useRef(draft);

  function put(next: Partial<Draft>): void {
    latest.current = { ...latest.current, ...next };
    setDraft(latest.current);
  }

  function change(edit: Partial<ContractDraft>): void {
    const { fields, unmatched, problems } = latest.current;
    const names = draftFields.filter((field) => field in edit);
    // A day that is only written in another way, once its field is left, is as wrong as it was.
    const changed = names.filter((name) => meantBy(name, fields) !== meantBy(name, { ...fields, ...edit }));
    const mended = changed.flatMap((name) => [name, ...(TOGETHER[name] ?? [])]);
    put({
      fields: { ...fields, ...edit },
      unmatched: without(unmatched, names),
      problems: without(problems, mended),
    });
  }

  function typeText(field: DraftField, text: string | null): void {
    const { unmatched, problems } = latest.current;
    const rest = without(unmatched, [field]);
    put({
      unmatched: text === null ? rest : { ...rest, [field]: text },
      problems: text === null ? problems : without(problems, [field]),
    });
  }

  /** Shows all of them at once and goes to the first. */
  function showProblems(problems: DraftProblems): void {
    put({ problems });
    const first = draftFields.find((field) => problems[field]);
    if (first) document.querySelector<HTMLElement>(`.contract-form [name="${first}"]`)?.focus();
  }

  return {
    ...draft,
    now: () => latest.current,
    change,
    typeText,
    showProblems,
    replace: (fields: ContractDraft) => put({ fields, unmatched: {}, problems: {} }),
    /** How many fields differ from what the form began with. */
    unsaved: (base: ContractDraft) =>
      new Set<string>([...changedOf(draftFields, base, draft.fields), ...Object.keys(draft.unmatched)]).size,
  };
}

export type ContractDraftState = ReturnType<typeof useContractDraft>;
