import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import type { Conflict } from '../../api/save-edits';
import { useOfficeDetails } from '../../api/session';
import { useFieldName } from '../../i18n/field-names';
import { formatMoment } from '../../i18n/format';
import { ConflictDialog } from '../../ui/conflict-dialog';
import { useBillingWords } from './billing-words';
import { type EditorField, editorFieldNames, type EditorFields, isBillingField } from './draft';
import { auditNameOf } from './use-client-editor';

interface ClientConflictProps {
  readonly conflict: Conflict<EditorFields>;
  readonly onCancel: () => void;
  readonly onChoose: (taken: readonly EditorField[]) => void;
}

/** Two windows changed the same field of a client. */
export function ClientConflict({ conflict, onCancel, onChoose }: ClientConflictProps) {
  const { t } = useTranslation();
  const office = useOfficeDetails();
  const nameOf = useFieldName(office?.country ?? 'AR');
  const words = useFieldWords();
  const { fields, merged, theirs } = conflict;
  const input = { clientId: theirs.id, offset: 0, limit: 1 };
  const last = useQuery(query.audit.list.queryOptions({ input, staleTime: 0 })).data?.entries[0];
  const by = last && office && { operator: last.operator || t('audit.byNobody'), atMs: last.atMs, office };
  return (
    <ConflictDialog
      intro={
        by
          ? t('editor.conflictBy', { operator: by.operator, moment: formatMoment(by.atMs, by.office.timeZone) })
          : t('editor.conflictText')
      }
      theirsLabel={last?.operator ? t('editor.theirsBy', { operator: last.operator }) : t('editor.theirs')}
      fields={fields.map((name) => ({
        name,
        label: nameOf(auditNameOf(name)),
        mine: words(name, merged),
        theirs: words(name, theirs.fields),
      }))}
      onCancel={onCancel}
      onChoose={(taken) => onChoose(editorFieldNames.filter((name) => taken.includes(name)))}
    />
  );
}

/** A field's value as it is read: catalogues by name, the person type in words. */
function useFieldWords(): (field: EditorField, fields: EditorFields) => string {
  const { t } = useTranslation();
  const { data } = useQuery(query.catalogs.list.queryOptions({ input: {} }));
  const billingWords = useBillingWords();
  return (field, fields) => {
    if (isBillingField(field)) return billingWords(field, fields);
    const value = fields[field];
    if (field === 'personType') return t(`personType.${fields.personType}`);
    if (typeof value === 'number') return data?.entries.find((entry) => entry.id === value)?.name ?? '';
    return value ?? '';
  };
}
