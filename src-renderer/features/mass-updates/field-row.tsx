import { ActionIcon, MultiSelect, NumberInput, Select, Textarea } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { contractStates } from '../../../src-main/contract/contracts';
import { cycleDay } from '../../../src-main/contract/billing-parameters';
import {
  LONGEST_NOTE,
  LONGEST_REASON,
  type MassField,
  type MassFields,
  massQualifiers,
} from '../../../src-main/contract/mass-updates';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { DayField } from '../../ui/day-field';
import { type Choice, fieldKinds, NONE } from './choices';
import { SEARCHED } from '../../ui/searched';

type Value = MassFields[MassField];

interface FieldRowProps {
  readonly field: MassField;
  readonly opened: boolean;
  readonly value: Value;
  readonly choices: readonly Choice[];
  /** Whether the clerk has just opened it: it then takes the keyboard, and shows what there is to choose. */
  readonly fresh: boolean;
  /** Opens it, or takes it back to «sin cambios». */
  readonly onOpened: (opened: boolean) => void;
  /** Whether what is typed is none that the field may have: it then says so, and nothing is asked for. */
  readonly wrong: boolean;
  readonly onValue: (value: Value, wrong?: boolean) => void;
  /** What has to be known before it is changed. */
  readonly children?: ReactNode;
}

/** What says on whom, when or why, and changes nothing by itself: what stands while nothing is said. */
const UNSAID = {
  contractsOfPlanId: 'any',
  contractsOfNodeId: 'any',
  contractPlanOn: 'today',
  contractReason: 'none',
} as const satisfies Record<(typeof massQualifiers)[number], string>;

/** One field: «sin cambios» until it is touched, then its control. */
export function FieldRow(props: FieldRowProps) {
  const { field, opened, fresh, onOpened, children } = props;
  const { t } = useTranslation();
  const label = t(`massUpdates.set.${field}`);
  const qualifier = massQualifiers.find((one) => one === field);
  const unsaid = qualifier ? t(`massUpdates.unsaid.${UNSAID[qualifier]}`) : t('massUpdates.noChange');
  const reset = t('massUpdates.reset', { field: label, words: unsaid });
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fresh && opened) shown.current?.scrollIntoView({ block: 'nearest' });
  }, [fresh, opened]);
  if (!opened) {
    return (
      <button type="button" className="mass-field" onClick={() => onOpened(true)}>
        <span>{label}</span>
        <span className="mass-muted">{unsaid}</span>
        <IconChevronDown size={14} aria-hidden />
      </button>
    );
  }
  return (
    <div ref={shown} className="mass-field-open">
      <Control {...props} label={label} />
      <ActionIcon
        className="mass-reset"
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={reset}
        title={reset}
        onClick={() => onOpened(false)}
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
      {children}
    </div>
  );
}

const asText = (value: Value): string | null => (value === null ? NONE : value === undefined ? null : String(value));
const asIds = (value: Value): number[] => (Array.isArray(value) ? value : []);

function Control({ field, value, choices, fresh, wrong, label, onValue }: FieldRowProps & { readonly label: string }) {
  const { t } = useTranslation();
  const kind = fieldKinds[field];
  const shared = { label, name: field, autoFocus: fresh } as const;
  // Its list opens when it is opened, or pressed: not when the focus comes back to it, where Esc would only close it.
  if (kind === 'switch') {
    const data = [
      { value: 'true', label: t('billing.yes') },
      { value: 'false', label: t('billing.no') },
    ];
    return (
      <Select
        {...shared}
        defaultDropdownOpened={fresh}
        placeholder={t('massUpdates.choose')}
        data={data}
        value={asText(value)}
        allowDeselect={false}
        onChange={(next) => onValue(next === null ? undefined : next === 'true')}
      />
    );
  }
  if (kind === 'word')
    return (
      <Select
        {...shared}
        defaultDropdownOpened={fresh}
        placeholder={t('massUpdates.choose')}
        data={[...choices]}
        value={asText(value)}
        allowDeselect={false}
        onChange={(next) => onValue(contractStates.find((state) => state === next))}
      />
    );
  if (kind === 'entry' || kind === 'one')
    return (
      <Select
        {...shared}
        {...SEARCHED}
        openOnFocus={false}
        defaultDropdownOpened={fresh}
        placeholder={t('massUpdates.choose')}
        nothingFoundMessage={t('clients.noEntry')}
        data={[...choices]}
        value={asText(value)}
        allowDeselect={false}
        onChange={(next) => onValue(next === null ? undefined : next === NONE ? null : Number(next))}
      />
    );
  if (kind === 'many')
    return (
      <MultiSelect
        {...shared}
        {...SEARCHED}
        openOnFocus={false}
        defaultDropdownOpened={fresh}
        placeholder={asIds(value).length === 0 ? t('massUpdates.choose') : ''}
        nothingFoundMessage={t('clients.noEntry')}
        data={[...choices]}
        value={asIds(value).map(String)}
        onChange={(next) => onValue(next.length === 0 ? undefined : next.map(Number))}
      />
    );
  if (kind === 'number')
    return (
      <NumberInput
        {...shared}
        min={1}
        max={28}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        error={wrong && t('billing.cycleDayRange')}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) =>
          next === '' ? onValue(undefined) : onValue(Number(next), !cycleDay.safeParse(Number(next)).success)
        }
      />
    );
  if (kind === 'day')
    return (
      <DayField
        label={label}
        name={field}
        autoFocus={fresh}
        error={wrong && t('dateField.unread')}
        day={typeof value === 'string' ? value : ''}
        onDay={(typed) => {
          const day = calendarDate.safeParse(typed).data;
          onValue(day, day === undefined && typed !== '');
        }}
      />
    );
  return (
    <Textarea
      {...shared}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={field === 'contractReason' ? LONGEST_REASON : LONGEST_NOTE}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onValue(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    />
  );
}
