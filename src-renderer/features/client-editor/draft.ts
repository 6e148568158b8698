import {
  firstBlankName,
  joinedNames,
  missingNames,
  personNameFields,
  withName,
} from '../../../src-main/contract/client-names';
import {
  type Client,
  type ClientField,
  clientFieldNames,
  type ClientFields,
  clientFields,
  storedClientFields,
} from '../../../src-main/contract/clients';
import type { Failure } from '../../../src-main/contract/failures';
import { isEmail, tidy } from '../../../src-main/contract/values/text';
import { changedOf } from '../../api/merge-edits';

/** What is wrong with each field, as the contract's codes; words are found when it is shown. */
export type FieldProblems = Partial<Record<ClientField, Failure>>;

/** The editable part of a client; what only the core sets is cut off by the contract's own schema. */
export function fieldsOf(client: Client): ClientFields {
  return storedClientFields.parse(client);
}

export function changedNames(before: ClientFields, after: ClientFields): ClientField[] {
  return changedOf(clientFieldNames, before, after);
}

/** The whole name put together from its parts; '' when there is none, or it says the same already. */
export function composedName(fields: ClientFields): string {
  const composed = joinedNames(fields);
  return fields.personType !== 'natural' || composed === tidy(fields.name) ? '' : composed;
}

const wrong = (reason: string): Failure => ({ code: 'VALIDATION', params: { reason } });

/** Everything that the draft alone shows to be wrong, by the contract's own schema and rules. */
export function draftProblems(fields: ClientFields): FieldProblems {
  const found: FieldProblems = {};
  const missing = missingNames(fields);
  const blank = firstBlankName(fields);
  if (missing > 0 && blank) found[blank] = { code: 'PHYSICAL_NAMES', params: { missing } };
  if (tidy(fields.email) !== '' && !isEmail(tidy(fields.email))) found.email = wrong('email');
  for (const issue of clientFields.safeParse(withName(fields)).error?.issues ?? []) {
    const field = clientFieldNames.find((name) => name === issue.path[0]);
    if (field) found[field] = wrong(issue.code === 'custom' ? issue.message : issue.code);
  }
  return found;
}

/**
 * The problems that stand after an edit: those of other fields, and those of the names while some are still missing, or
 * while the name itself is and nothing puts it together.
 */
export function problemsAfter(
  problems: FieldProblems,
  edited: readonly ClientField[],
  fields: ClientFields,
): FieldProblems {
  const namesEdited = edited.some((field) => personNameFields.includes(field));
  const namesDone = namesEdited && missingNames(fields) === 0;
  const named = namesEdited && tidy(withName(fields).name) !== '';
  const isDone = (field: string, { code }: Failure) =>
    (namesDone && code === 'PHYSICAL_NAMES') || (named && field === 'name');
  return Object.fromEntries(
    Object.entries(problems).filter(
      ([field, problem]) => !edited.some((name) => name === field) && !isDone(field, problem),
    ),
  );
}

/** The core's refusals at their fields, and those that have no field here. */
export function placeFailures(failures: readonly Failure[]): { atFields: FieldProblems; elsewhere: Failure[] } {
  const atFields: FieldProblems = {};
  const elsewhere: Failure[] = [];
  for (const failure of failures) {
    const field = clientFieldNames.find((name) => name === failure.field);
    if (field) atFields[field] ??= failure;
    else elsewhere.push(failure);
  }
  return { atFields, elsewhere };
}

export function firstProblem(problems: FieldProblems): ClientField | undefined {
  return clientFieldNames.find((field) => problems[field]);
}
