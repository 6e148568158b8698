import { Button, Group, Modal, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../src-main/contract/audit';
import type { ClientField, ClientFields } from '../../../src-main/contract/clients';
import { query } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { useFieldName } from '../../i18n/field-names';
import { formatMoment } from '../../i18n/format';
import type { Conflict } from './save-draft';

type Side = 'mine' | 'theirs';
const sides = ['mine', 'theirs'] as const;

interface ConflictDialogProps {
  readonly conflict: Conflict;
  readonly onCancel: () => void;
  /** The fields that the clerk took from the other window. */
  readonly onChoose: (taken: readonly ClientField[]) => void;
}

/** Two windows changed the same field of a client: both values, and the clerk chooses for each. */
export function ConflictDialog({ conflict, onCancel, onChoose }: ConflictDialogProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Partial<Record<ClientField, Side>>>({});
  const country = useOfficeDetails()?.country ?? 'AR';
  const nameOf = useFieldName(country);
  const words = useFieldWords();
  const { fields, merged, theirs } = conflict;
  const last = useLastChange(theirs.id);
  const complete = fields.every((field) => chosen[field]);
  return (
    <Modal
      opened
      size="lg"
      onClose={onCancel}
      title={t('editor.conflictTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <WhoSaved last={last} />
      {fields.map((field, place) => (
        <Radio.Group
          key={field}
          className="editor-conflict"
          label={nameOf(field)}
          value={chosen[field] ?? ''}
          onChange={(value) => setChosen({ ...chosen, [field]: sides.find((side) => side === value) })}
        >
          {sides.map((side) => (
            <Radio.Card
              key={side}
              value={side}
              className="editor-side-card"
              {...(place === 0 && side === 'mine' ? { 'data-autofocus': true } : {})}
            >
              <Radio.Indicator />
              <span>
                <small>
                  {side === 'theirs' && last?.operator
                    ? t('editor.theirsBy', { operator: last.operator })
                    : t(`editor.${side}`)}
                </small>
                {words(field, side === 'mine' ? merged : theirs) || t('audit.empty')}
              </span>
            </Radio.Card>
          ))}
        </Radio.Group>
      ))}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onCancel}>
          {t('editor.stay')}
        </Button>
        <Button disabled={!complete} onClick={() => onChoose(fields.filter((field) => chosen[field] === 'theirs'))}>
          {t('editor.saveChosen')}
        </Button>
      </Group>
    </Modal>
  );
}

function useLastChange(clientId: number): AuditEntry | undefined {
  const { data } = useQuery(query.audit.list.queryOptions({ input: { clientId, offset: 0, limit: 1 }, staleTime: 0 }));
  return data?.entries[0];
}

/** Whose change it is that came first. */
function WhoSaved({ last }: { last: AuditEntry | undefined }) {
  const { t } = useTranslation();
  const office = useOfficeDetails();
  if (!last || !office) return <p>{t('editor.conflictText')}</p>;
  const moment = formatMoment(last.atMs, office.timeZone);
  return <p>{t('editor.conflictBy', { operator: last.operator || t('audit.byNobody'), moment })}</p>;
}

/** A field's value as it is read: catalogues by name, the person type in words. */
function useFieldWords(): (field: ClientField, fields: ClientFields) => string {
  const { t } = useTranslation();
  const { data } = useQuery(query.catalogs.list.queryOptions({ input: {} }));
  return (field, fields) => {
    const value = fields[field];
    if (field === 'personType') return t(`personType.${fields.personType}`);
    if (typeof value === 'number') return data?.entries.find((entry) => entry.id === value)?.name ?? '';
    return value ?? '';
  };
}
