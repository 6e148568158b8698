import { Button, Group, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import './conflict-dialog.css';

const sides = ['mine', 'theirs'] as const;
type Side = (typeof sides)[number];

/** A field that two windows changed, each to something else, in words. */
export interface ConflictingField {
  readonly name: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

interface ConflictDialogProps {
  /** Whose change it is that came first. */
  readonly intro: string;
  /** What the other window's side is called. */
  readonly theirsLabel: string;
  readonly fields: readonly ConflictingField[];
  readonly onCancel: () => void;
  /** The fields that the clerk took from the other window. */
  readonly onChoose: (taken: readonly string[]) => void;
}

/** Two windows changed the same field of a record: both values, and the clerk chooses for each. */
export function ConflictDialog({ intro, theirsLabel, fields, onCancel, onChoose }: ConflictDialogProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Readonly<Record<string, Side | undefined>>>({});
  const taken = fields.filter(({ name }) => chosen[name] === 'theirs').map(({ name }) => name);
  return (
    <Modal
      opened
      size="lg"
      onClose={onCancel}
      title={t('editor.conflictTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <p>{intro}</p>
      {fields.map((field, place) => (
        <Radio.Group
          key={field.name}
          className="conflict"
          label={field.label}
          value={chosen[field.name] ?? ''}
          onChange={(value) => setChosen({ ...chosen, [field.name]: sides.find((side) => side === value) })}
        >
          {sides.map((side) => (
            <Radio.Card
              key={side}
              value={side}
              className="conflict-side"
              {...(place === 0 && side === 'mine' ? { 'data-autofocus': true } : {})}
            >
              <Radio.Indicator />
              <span>
                <small>{side === 'theirs' ? theirsLabel : t('editor.mine')}</small>
                {field[side] || t('audit.empty')}
              </span>
            </Radio.Card>
          ))}
        </Radio.Group>
      ))}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onCancel}>
          {t('editor.stay')}
        </Button>
        <Button disabled={!fields.every(({ name }) => chosen[name])} onClick={() => onChoose(taken)}>
          {t('editor.saveChosen')}
        </Button>
      </Group>
    </Modal>
  );
}
