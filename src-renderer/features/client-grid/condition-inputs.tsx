import { MultiSelect, NativeSelect, SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  choicesOf,
  type ClientCondition,
  clientCondition,
  type ConditionFacts,
  type ConditionOf,
  entriesFields,
  textMatches,
} from '../../../src-main/contract/client-conditions';
import type { EntryLists, NamedEntry } from './condition-entries';
import { noneWords } from './condition-words';
import { SEARCHED } from '../../ui/searched';
import { TypedInput } from './typed-input';

interface InputProps<Kind extends ConditionFacts['kind']> {
  readonly facts: Extract<ConditionFacts, { kind: Kind }>;
  readonly name: string;
  readonly condition: ConditionOf<Kind> | undefined;
  readonly onCondition: (condition: ClientCondition | null) => void;
}

interface HowProps {
  readonly name: string;
  readonly not: boolean;
  readonly words: 'is' | 'range';
  readonly onNot: (not: boolean) => void;
}

/** Whether a condition holds as it stands or the other way round. */
export function How({ name, not, words, onNot }: HowProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      aria-label={t('conditions.how', { name })}
      data={[
        { value: 'plain', label: t(`conditions.${words}.plain`) },
        { value: 'not', label: t(`conditions.${words}.not`) },
      ]}
      value={not ? 'not' : 'plain'}
      onChange={(event) => onNot(event.currentTarget.value === 'not')}
    />
  );
}

/** How it is compared, known before anything is asked: what there is to choose is there from the first, and nothing moves. */
export function useNot(condition: { readonly not: boolean } | undefined): [boolean, (not: boolean) => void] {
  const [kept, keep] = useState(condition?.not ?? false);
  return [condition?.not ?? kept, keep];
}

/** Contiene, es igual a, vacío, and each of them turned round. */
export function TextCondition({ facts, name, condition, onCondition }: InputProps<'text'>) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState({ match: condition?.match ?? textMatches[0], not: condition?.not ?? false });
  const { match, not } = condition ?? asked;
  function ask(how: typeof asked, text: string): void {
    setAsked(how);
    const read = clientCondition.safeParse({
      kind: 'text',
      field: facts.field,
      ...how,
      text: how.match === 'empty' ? '' : text,
    });
    onCondition(read.success ? read.data : null);
  }
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t('conditions.how', { name })}
        data={textMatches.flatMap((each) =>
          [false, true].map((turned) => ({
            value: `${turned ? 'not.' : ''}${each}`,
            label: t(`conditions.${turned ? 'matchNot' : 'matchIs'}.${each}`),
          })),
        )}
        value={`${not ? 'not.' : ''}${match}`}
        onChange={(event) => {
          const { value } = event.currentTarget;
          const chosen = textMatches.find((each) => value.endsWith(each)) ?? match;
          ask({ match: chosen, not: value.startsWith('not.') }, condition?.text ?? '');
        }}
      />
      {match !== 'empty' && (
        <TypedInput
          aria-label={name}
          maxLength={200}
          value={condition?.text ?? ''}
          onTyped={(text) => ask({ match, not }, text)}
          data-first-input
        />
      )}
    </>
  );
}

const NONE = 'none';

/** One of many entries, or none at all. */
export function EntriesCondition(props: InputProps<'entries'> & { readonly lists: EntryLists }) {
  const { t } = useTranslation();
  const { facts, name, condition, onCondition, lists } = props;
  const { list, blank } = entriesFields[facts.field];
  const ids = condition?.ids ?? [];
  const [not, keepNot] = useNot(condition);
  const entries = (lists.get(list) ?? []).filter((entry) => !entry.retired || ids.includes(entry.id));
  const ask = (chosen: readonly (number | null)[], turned: boolean) => {
    keepNot(turned);
    onCondition(chosen.length === 0 ? null : { kind: 'entries', field: facts.field, not: turned, ids: [...chosen] });
  };
  return (
    <Many
      name={name}
      not={not}
      chosen={ids.map((id) => (id === null ? NONE : String(id)))}
      options={[
        ...(blank ? [{ value: NONE, label: noneWords(t, facts.field) }] : []),
        ...entries.map(({ id, name: label }: NamedEntry) => ({ value: String(id), label })),
      ]}
      onChosen={(values) =>
        ask(
          values.map((value) => (value === NONE ? null : Number(value))),
          not,
        )
      }
      onNot={(turned) => ask(ids, turned)}
    />
  );
}

/** One of a few known words. */
export function ChoiceCondition({ facts, name, condition, onCondition }: InputProps<'choice'>) {
  const { t } = useTranslation();
  const chosen = condition?.values ?? [];
  const [not, keepNot] = useNot(condition);
  const choices = choicesOf(facts.field);
  const ask = (values: ConditionOf<'choice'>['values'], turned: boolean) => {
    keepNot(turned);
    onCondition(values.length === 0 ? null : { kind: 'choice', field: facts.field, not: turned, values });
  };
  return (
    <Many
      name={name}
      not={not}
      chosen={chosen}
      options={choices.map((value) => ({ value, label: t(`conditions.choice.${value}`) }))}
      onChosen={(values) =>
        ask(
          choices.filter((value) => values.includes(value)),
          not,
        )
      }
      onNot={(turned) => ask(chosen, turned)}
    />
  );
}

interface ManyProps {
  readonly name: string;
  readonly not: boolean;
  readonly chosen: readonly string[];
  readonly options: { readonly value: string; readonly label: string }[];
  readonly onChosen: (values: readonly string[]) => void;
  readonly onNot: (not: boolean) => void;
}

function Many({ name, not, chosen, options, onChosen, onNot }: ManyProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <How name={name} not={not} words="is" onNot={onNot} />
      <MultiSelect
        size="sm"
        aria-label={name}
        placeholder={chosen.length === 0 ? t('clients.anyEntry') : ''}
        {...SEARCHED}
        openOnFocus={false}
        hidePickedOptions
        clearable
        clearButtonProps={{ 'aria-label': t('clients.removeFilter', { name }) }}
        nothingFoundMessage={t('clients.noEntry')}
        data={options}
        value={[...chosen]}
        onChange={onChosen}
        data-first-input
      />
    </>
  );
}

/** Sí, no, or it does not matter. */
export function FlagCondition({ facts, name, condition, onCondition }: InputProps<'flag'>) {
  const { t } = useTranslation();
  const values = ['any', 'yes', 'no'] as const;
  const asked = condition?.yes ? 'yes' : 'no';
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      aria-label={name}
      data={values.map((value) => ({ value, label: t(`conditions.${value}`) }))}
      value={condition ? asked : 'any'}
      onChange={(value) =>
        onCondition(value === 'any' ? null : { kind: 'flag', field: facts.field, yes: value === 'yes' })
      }
    />
  );
}
