import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDegrees } from '../../src-main/contract/values/position';

/** A position as it is typed, each half in any notation of a map. */
export interface TypedPosition {
  readonly latitude: string;
  readonly longitude: string;
}

/** What was pasted from a map in one go, cut into its halves; null when it is no whole position. */
export function splitPosition(typed: string): TypedPosition | null {
  const text = typed.trim();
  const cuts = [...text.matchAll(/\s*;\s*|\s*,\s+|\s+|,/gu)];
  for (const cut of cuts) {
    const [latitude, longitude] = [text.slice(0, cut.index), text.slice(cut.index + cut[0].length)];
    if (isHalf(latitude) && isHalf(longitude)) return { latitude, longitude };
  }
  return null;
}

/** A whole degree before a comma is half of a number with decimals, not a latitude. */
function isHalf(text: string): boolean {
  return /[.,°'"]/u.test(text) && parseDegrees(text) !== null;
}

interface PositionFieldsProps {
  readonly value: TypedPosition;
  readonly errors: Partial<Record<keyof TypedPosition, ReactNode>>;
  readonly onChange: (next: Partial<TypedPosition>) => void;
}

/** Latitude and longitude; both may be pasted into either at once. */
export function PositionFields({ value, errors, onChange }: PositionFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      {(['latitude', 'longitude'] as const).map((half) => (
        <TextInput
          key={half}
          name={half}
          label={t(`contractField.${half}`)}
          placeholder={half === 'latitude' ? '-34,617700' : '-68,330100'}
          autoComplete="off"
          maxLength={60}
          error={errors[half]}
          value={value[half]}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            onChange(splitPosition(typed) ?? { [half]: typed });
          }}
        />
      ))}
    </>
  );
}
