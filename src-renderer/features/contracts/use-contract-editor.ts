import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contract, ContractFields } from '../../../src-main/contract/contracts';
import { type Failure, Refusal } from '../../../src-main/contract/failures';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useOfficeDetails } from '../../api/session';
import { takeFields } from '../../api/merge-edits';
import { type Base, type Conflict, saveEdits } from '../../api/save-edits';
import { useFieldName } from '../../i18n/field-names';
import { failureWords } from '../../i18n/setup';
import { entriesMade } from '../../ui/entry-making';
import { showNotice, showProblem } from '../../ui/notices';
import { usePlaceQuestion } from '../../ui/place-doubt';
import { readDegrees } from '../../ui/position-fields';
import { useOnce } from '../../ui/use-once';
import {
  blankDraft,
  type ContractDraft,
  type DraftField,
  draftOf,
  editedFields,
  type DraftProblems,
  fieldOf,
  readDraft,
} from './contract-draft';
import { wayBack } from './undo-change';
import { useContractDraft } from './use-contract-draft';

type DraftBase = Base<ContractDraft>;

function baseOf(contract: Contract): DraftBase {
  return { id: contract.id, version: contract.version, fields: draftOf(contract) };
}

async function readContract(clientId: number, id: number): Promise<Contract> {
  const { contracts } = await api.contracts.list({ clientId });
  const found = contracts.find((contract) => contract.id === id);
  if (!found) throw new Error(`no contract ${id}`);
  return found;
}

interface Subject {
  readonly clientId: number;
  /** Null for a new one. */
  readonly contract: Contract | null;
  readonly today: string;
  readonly onSaved: () => void;
}

/** The core's refusals at their fields; those that have no field in the form are said aloud. */
function placeProblems(failures: readonly Failure[]): DraftProblems {
  const problems: DraftProblems = {};
  for (const failure of failures) {
    const field = fieldOf(failure.field);
    if (field) problems[field] ??= failure;
    else showProblem(failureWords(failure));
  }
  return problems;
}

/** What is known to be wrong with what was typed, by the draft alone and by the register. */
async function findProblems(
  subject: Subject,
  { fields, unmatched }: ReturnType<ReturnType<typeof useContractDraft>['now']>,
): Promise<DraftProblems> {
  const read = readDraft(fields);
  const problems: DraftProblems = { ...read.problems };
  for (const [name, text] of Object.entries(unmatched)) {
    const field = fieldOf(name);
    if (field) problems[field] = { code: 'VALIDATION', params: { reason: 'unmatched', text } };
  }
  // Plan and price of a contract that there is are not this form's.
  if (subject.contract) {
    delete problems.planId;
    delete problems.ownPrice;
  }
  if (!read.fields) return problems;
  const id = subject.contract ? { id: subject.contract.id } : {};
  const checked = await api.contracts.check({ draft: read.fields, ...id });
  return { ...placeProblems(checked.problems), ...problems };
}

function requireFields(draft: ContractDraft): ContractFields {
  const { fields } = readDraft(draft);
  if (!fields) throw new Error('a draft that was checked can be read');
  return fields;
}

/** Everything that the contract's form knows: the draft, its problems, and how a save ends. Nothing typed is dropped. */
export function useContractEditor(subject: Subject) {
  const { clientId, contract, today, onSaved } = subject;
  const { t } = useTranslation();
  const nameOf = useFieldName('AR');
  const [base, setBase] = useState<DraftBase | null>(contract && baseOf(contract));
  const [start] = useState(() => base?.fields ?? blankDraft(today));
  const draft = useContractDraft(start);
  const question = usePlaceQuestion(useOfficeDetails()?.country, readDegrees(start));
  const [conflict, setConflict] = useState<Conflict<ContractDraft> | null>(null);
  const { busy, once } = useOnce();

  async function create(fields: ContractDraft): Promise<void> {
    const { terms } = readDraft(fields);
    if (!terms) throw new Error('a draft that was checked can be read');
    await api.contracts.create({ clientId, terms, fields: requireFields(fields) });
    onSaved();
    showNotice({ message: t('contracts.added') });
  }

  async function update(from: DraftBase, fields: ContractDraft): Promise<void> {
    const outcome = await saveEdits(from, fields, {
      names: editedFields,
      save: (version, edited) => api.contracts.update({ id: from.id, version, fields: requireFields(edited) }),
      read: async () => {
        const theirs = await readContract(clientId, from.id);
        // What was begun of a live contract is no correction of one that another window ended meanwhile.
        if (contract?.endedOn === null && theirs.endedOn !== null) throw new Refusal('CONTRACT_ENDED');
        return baseOf(theirs);
      },
    });
    if (outcome.kind === 'conflict') return setConflict(outcome.conflict);
    onSaved();
    const taken = outcome.taken.map((field) => nameOf(`contract.${field}`)).join(', ');
    showNotice({
      message: taken ? t('contracts.savedWith', { fields: taken }) : t('contracts.saved'),
      ...(outcome.undo === null ? {} : wayBack(outcome.id, outcome.undo)),
    });
  }

  async function attempt(from: DraftBase | null): Promise<void> {
    setConflict(null);
    try {
      await entriesMade();
      const problems = await findProblems(subject, draft.now());
      draft.showProblems(problems);
      const { fields } = draft.now();
      const asks = question.ask(readDegrees(fields));
      if (asks || Object.keys(problems).length > 0) return;
      await (from ? update(from, fields) : create(fields));
    } catch (cause) {
      draft.showProblems(placeProblems([readFailure(cause)]));
    }
  }

  return {
    draft,
    question,
    busy,
    conflict,
    unsaved: draft.unsaved(base?.fields ?? start),
    save: () => once(() => attempt(base)),
    /** Goes on from what the other window saved, with the fields that the clerk took from it. */
    settle: ({ theirs, merged }: Conflict<ContractDraft>, taken: readonly DraftField[]) => {
      setBase(theirs);
      draft.replace(takeFields(merged, theirs.fields, taken));
      return once(() => attempt(theirs));
    },
    closeConflict: () => setConflict(null),
  };
}
