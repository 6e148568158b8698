import { useRef, useState } from 'react';
import {
  changedNames,
  type EditorField,
  type EditorFields,
  type FieldProblems,
  firstProblem,
  problemsAfter,
} from './draft';

/** Text in a catalogue's field that names no entry yet, or among the addresses that is none. */
export type UnmatchedTexts = Partial<Record<EditorField, string>>;

interface Draft {
  readonly fields: EditorFields;
  readonly unmatched: UnmatchedTexts;
  readonly problems: FieldProblems;
}

function without(texts: UnmatchedTexts, names: readonly string[]): UnmatchedTexts {
  return Object.fromEntries(Object.entries(texts).filter(([name]) => !names.includes(name)));
}

/**
 * What is typed, and what is wrong with it. `now` answers it at once, also between a key and the next paint; `show` brings
 * a field into sight before it gets the focus.
 */
export function useDraft(initial: EditorFields, show: (field: EditorField) => void) {
  const [draft, setDraft] = useState<Draft>({ fields: initial, unmatched: {}, problems: {} });
  const latest = useRef(draft);

  function put(next: Partial<Draft>): void {
    latest.current = { ...latest.current, ...next };
    setDraft(latest.current);
  }

  function change(edit: Partial<EditorFields>): void {
    const { fields: before, problems, unmatched } = latest.current;
    const fields = { ...before, ...edit };
    const edited = [...changedNames(before, fields), ...Object.keys(edit).filter((name) => name in unmatched)];
    const names = edited.filter((name): name is EditorField => name in fields);
    put({
      fields,
      unmatched: without(unmatched, Object.keys(edit)),
      problems: problemsAfter(problems, names, fields),
    });
  }

  /** Text that is being typed into a catalogue's field; null once it is settled. */
  function typeText(field: EditorField, text: string | null): void {
    const { unmatched, problems, fields } = latest.current;
    const rest = without(unmatched, [field]);
    put({
      unmatched: text === null ? rest : { ...rest, [field]: text },
      problems: text === null ? problems : problemsAfter(problems, [field], fields),
    });
  }

  /** Shows all of them at once and goes to the first. */
  function showProblems(problems: FieldProblems): void {
    put({ problems });
    const first = firstProblem(problems);
    if (!first) return;
    show(first);
    document.querySelector<HTMLElement>(`.editor [name="${first}"]`)?.focus();
  }

  return {
    ...draft,
    now: () => latest.current,
    change,
    typeText,
    showProblems,
    replace: (fields: EditorFields) => put({ fields, unmatched: {}, problems: {} }),
  };
}

export type DraftState = ReturnType<typeof useDraft>;
