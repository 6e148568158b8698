import { z } from 'zod';
import {
  firstBlankName,
  joinedNames,
  missingNames,
  personNameFields,
  withName,
} from '../../../src-main/contract/client-names';
import {
  type BillingField,
  billingFieldNames,
  type BillingFields,
  billingFields,
  blankBillingFields,
} from '../../../src-main/contract/client-billing';
import {
  blankClientFields,
  clientFieldNames,
  type ClientFields,
  clientFields,
  type ClientWithBilling,
  storedClientFields,
} from '../../../src-main/contract/clients';
import type { Failure } from '../../../src-main/contract/failures';
import { isEmail, tidy } from '../../../src-main/contract/values/text';
import { changedOf } from '../../api/merge-edits';

/** All that the form edits: the tab Básico and the tab Facturación, each name once. */
export type EditorFields = ClientFields & BillingFields;
export type EditorField = keyof EditorFields;

/** Every field, in the order of the form. */
export const editorFieldNames: readonly EditorField[] = [...clientFieldNames, ...billingFieldNames];

export const blankEditorFields: EditorFields = { ...blankClientFields, ...blankBillingFields };

export function isBillingField(field: EditorField): field is BillingField {
  return billingFieldNames.some((name) => name === field);
}

/** Of a draft, which may have no name yet. */
const clientPart = storedClientFields.extend({ name: z.string() });

/** The tab Básico alone. */
export function clientPartOf(fields: ClientFields): ClientFields {
  return clientPart.parse(fields);
}

/** The two parts that the core takes. */
export function partsOf(fields: EditorFields): { readonly fields: ClientFields; readonly billing: BillingFields } {
  return {
    fields: clientPartOf(fields),
    billing: {
      billingEnabled: fields.billingEnabled,
      legalEntityId: fields.legalEntityId,
      taxConditionId: fields.taxConditionId,
      cycleDay: fields.cycleDay,
      billedFromOn: fields.billedFromOn,
      taxIds: fields.taxIds,
      paymentMethodId: fields.paymentMethodId,
      profileId: fields.profileId,
      reportAfterPayment: fields.reportAfterPayment,
      autoState: fields.autoState,
      emailInvoice: fields.emailInvoice,
      emailPayment: fields.emailPayment,
      notificationEmails: fields.notificationEmails,
    },
  };
}

/** What is wrong with each field, as the contract's codes; words are found when it is shown. */
export type FieldProblems = Partial<Record<EditorField, Failure>>;

/** The editable part of a client; what only the core sets is cut off by the contract's own schema. */
export function fieldsOf({ billing, ...client }: ClientWithBilling): EditorFields {
  return { ...storedClientFields.parse(client), ...billing };
}

export function changedNames(before: EditorFields, after: EditorFields): EditorField[] {
  return changedOf(editorFieldNames, before, after);
}

/** The whole name put together from its parts; '' when there is none, or it says the same already. */
export function composedName(fields: ClientFields): string {
  const composed = joinedNames(fields);
  return fields.personType !== 'natural' || composed === tidy(fields.name) ? '' : composed;
}

const wrong = (reason: string): Failure => ({ code: 'VALIDATION', params: { reason } });

/** Everything that the draft alone shows to be wrong, by the contract's own schema and rules. */
export function draftProblems(draft: EditorFields): FieldProblems {
  const { fields, billing } = partsOf(draft);
  const found: FieldProblems = {};
  const missing = missingNames(fields);
  const blank = firstBlankName(fields);
  if (missing > 0 && blank) found[blank] = { code: 'PHYSICAL_NAMES', params: { missing } };
  if (tidy(fields.email) !== '' && !isEmail(tidy(fields.email))) found.email = wrong('email');
  const issues = [clientFields.safeParse(withName(fields)), billingFields.safeParse(billing)].flatMap(
    ({ error }) => error?.issues ?? [],
  );
  for (const issue of issues) {
    const field = editorFieldNames.find((name) => name === issue.path[0]);
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
  edited: readonly EditorField[],
  fields: EditorFields,
): FieldProblems {
  const namesEdited = edited.some((field) => personNameFields.some((name) => name === field));
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
    const field = editorFieldNames.find((name) => name === failure.field);
    if (field) atFields[field] ??= failure;
    else elsewhere.push(failure);
  }
  return { atFields, elsewhere };
}

export function firstProblem(problems: FieldProblems): EditorField | undefined {
  return editorFieldNames.find((field) => problems[field]);
}
