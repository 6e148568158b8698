import { Group } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ClientCondition,
  clientCondition,
  type ConditionFacts,
  type ConditionOf,
} from '../../../src-main/contract/client-conditions';
import { parseCents, writtenCents } from '../../../src-main/contract/values/money';
import { parseTypedDate } from '../../../src-main/contract/values/typed-date';
import { formatAmount, formatDate } from '../../i18n/format';
import { How, useNot } from './condition-inputs';
import { TypedInput } from './typed-input';

/** How the ends of a range are read and written; undefined is what cannot be read. */
const ENDS = {
  number: {
    read: (text: string) => (/^\d{1,12}$/u.test(text) ? Number(text) : undefined),
    write: (value: number | string) => String(value),
  },
  money: {
    read: (text: string) => parseCents(text) ?? undefined,
    write: (value: number | string) => (typeof value === 'number' ? formatAmount(value) : writtenCents(0)),
  },
  date: {
    read: (text: string) => parseTypedDate(text) ?? undefined,
    write: (value: number | string) => formatDate(String(value)),
  },
} as const;

type RangeKind = keyof typeof ENDS;

type End = 'from' | 'to';
type Ends = Readonly<Record<End, string>>;
/** What is wrong with an end as it is typed: it cannot be read, or the range would end before it begins. */
type Trouble = { readonly end: End; readonly words: 'unread' | 'backwards' } | null;

function troubleOf(kind: RangeKind, ends: Ends, typed: End): Trouble {
  const valueOf = (end: End) => (ends[end].trim() === '' ? null : ENDS[kind].read(ends[end].trim()));
  const unread = (['from', 'to'] as const).find((end) => valueOf(end) === undefined);
  if (unread) return { end: unread, words: 'unread' };
  const [from, to] = [valueOf('from'), valueOf('to')];
  const isBackwards = from != null && to != null && from > to;
  return isBackwards ? { end: typed, words: 'backwards' } : null;
}

interface RangeConditionProps {
  readonly facts: Extract<ConditionFacts, { kind: RangeKind }>;
  readonly name: string;
  readonly condition: ConditionOf<RangeKind> | undefined;
  readonly onCondition: (condition: ClientCondition | null) => void;
}

/** From and to, both counted; one of them may stay open. What is wrong is said, and nothing is asked by it. */
export function RangeCondition({ facts, name, condition, onCondition }: RangeConditionProps) {
  const { t } = useTranslation();
  const { read, write } = ENDS[facts.kind];
  const written = (end: number | string | null | undefined) => (end === null || end === undefined ? '' : write(end));
  const asked = condition && { from: written(condition.from), to: written(condition.to) };
  const [typed, setTyped] = useState<Ends>(asked ?? { from: '', to: '' });
  const [told, setTold] = useState<Trouble>(null);
  const [not, keepNot] = useNot(condition);
  const troubleId = useId();
  const now = told || !asked ? typed : asked;
  // A range that came with an address may be the wrong way round as well.
  const trouble = told ?? troubleOf(facts.kind, now, 'to');

  function ask(ends: Ends, end: End): void {
    setTyped(ends);
    const found = troubleOf(facts.kind, ends, end);
    setTold(found);
    if (found) return;
    const [from, to] = [ends.from, ends.to].map((text) => (text.trim() === '' ? null : (read(text.trim()) ?? null)));
    const next = clientCondition.safeParse({ kind: facts.kind, field: facts.field, not, from, to });
    onCondition(next.success ? next.data : null);
  }

  const field = (end: End) => (
    <TypedInput
      aria-label={t(`conditions.${end}Of`, { name })}
      placeholder={t(`conditions.${end}`)}
      error={trouble?.end === end}
      aria-describedby={trouble?.end === end ? troubleId : undefined}
      value={now[end]}
      onTyped={(text) => ask({ ...now, [end]: text }, end)}
      {...(end === 'from' ? { 'data-first-input': true } : {})}
    />
  );
  return (
    <>
      <How
        name={name}
        not={not}
        words="range"
        onNot={(turned) => {
          keepNot(turned);
          if (condition) onCondition({ ...condition, not: turned });
        }}
      />
      <Group gap={8} wrap="nowrap" align="flex-start" grow>
        {field('from')}
        {field('to')}
      </Group>
      {trouble && (
        <p id={troubleId} role="alert" className="search-trouble">
          {t(`conditions.${trouble.words}`)}
        </p>
      )}
    </>
  );
}
