import { type EditorField, editorFieldNames, type FieldProblems, isBillingField } from './draft';

/** The form's two tabs, in their order (specification §2, §4). */
export const editorTabs = ['basic', 'billing'] as const;
export type EditorTab = (typeof editorTabs)[number];

/** The tax id stands in both: in the one it is who the client is, in the other what it is billed by. */
function isOn(field: EditorField, tab: EditorTab): boolean {
  return field === 'taxId' || isBillingField(field) === (tab === 'billing');
}

/** The tab that shows a field; the one in sight where it does. */
export function tabOf(field: EditorField, inSight: EditorTab): EditorTab {
  return isOn(field, inSight) ? inSight : isBillingField(field) ? 'billing' : 'basic';
}

export function hasProblem(problems: FieldProblems, tab: EditorTab): boolean {
  return editorFieldNames.some((field) => problems[field] && isOn(field, tab));
}
