import { TextInput } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isLatitude, parseDegrees, type Position, writeDegrees } from '../../src-main/contract/values/position';
import { isPair, isWholePlace, longitudeFirst, parsePosition } from '../../src-main/contract/values/typed-position';
import { PlaceDoubt, type PlaceQuestion, useElsewhereWords, useOutsideWords } from './place-doubt';

/** A position as it is typed, each half in any notation of a map. */
export interface TypedPosition {
  readonly latitude: string;
  readonly longitude: string;
}

/** Degrees as they stand in a field; null for none. */
export const typedDegrees = (degrees: number | null) => (degrees === null ? '' : writeDegrees(degrees));

/** Both halves as degrees, whichever of them is the latitude; null while they are none. */
export function readDegrees({ latitude, longitude }: TypedPosition): Position | null {
  const [north, east] = [parseDegrees(latitude), parseDegrees(longitude)];
  return north === null || east === null ? null : { latitude: north, longitude: east };
}

/** What was pasted from a map in one go, cut into its halves; null when it is no whole position. */
export function splitPosition(typed: string): TypedPosition | null {
  const text = typed.trim();
  if (isWholePlace(text)) {
    const place = parsePosition(text);
    return place && { latitude: typedDegrees(place.latitude), longitude: typedDegrees(place.longitude) };
  }
  if (!isPair(text)) return null;
  const cuts = [...text.matchAll(/\s*;\s*|\s*,\s+|\s+|,/gu)];
  for (const cut of cuts) {
    const [first, second] = [text.slice(0, cut.index), text.slice(cut.index + cut[0].length)];
    if (!isHalf(first) || !isHalf(second)) continue;
    const turned = longitudeFirst(first, second) === true;
    return turned ? { latitude: second, longitude: first } : { latitude: first, longitude: second };
  }
  return null;
}

/** A whole degree before a comma is half of a number with decimals, not a latitude. */
function isHalf(text: string): boolean {
  return /[.,°'"]/u.test(text) && parseDegrees(text) !== null;
}

/** An address of a map is long. */
const MOST_PASTED = 2000;

interface PositionFieldsProps {
  readonly value: TypedPosition;
  readonly errors: Partial<Record<keyof TypedPosition, ReactNode>>;
  readonly question: PlaceQuestion;
  readonly onChange: (next: Partial<TypedPosition>) => void;
}

/** Latitude and longitude; both may be pasted into either at once. What is asked about them stands below. */
export function PositionFields({ value, errors, question, onChange }: PositionFieldsProps) {
  const { t } = useTranslation();
  const elsewhere = useElsewhereWords();
  const change = (next: Partial<TypedPosition>) => {
    question.drop();
    onChange(next);
  };
  return (
    <>
      {(['latitude', 'longitude'] as const).map((half) => (
        <TextInput
          key={half}
          name={half}
          label={t(`contractField.${half}`)}
          placeholder={half === 'latitude' ? '-34.617700' : '-68.330100'}
          autoComplete="off"
          maxLength={MOST_PASTED}
          error={errors[half] && (elsewhere(value[half]) ?? errors[half])}
          value={value[half]}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            change(splitPosition(typed) ?? { [half]: typed });
          }}
        />
      ))}
      <Question question={question} onTurn={() => change({ latitude: value.longitude, longitude: value.latitude })} />
    </>
  );
}

/** Goes on with the form's save once the place is meant. */
function Question({ question, onTurn }: { readonly question: PlaceQuestion; readonly onTurn: () => void }) {
  const outside = useOutsideWords();
  const marker = useRef<HTMLSpanElement>(null);
  const { asked, country, turned } = question;
  if (!asked || !country) return null;
  return (
    <span ref={marker} className="place-question">
      <PlaceDoubt
        why={outside(country, asked)}
        onTurn={turned && onTurn}
        onKeep={
          isLatitude(asked.latitude)
            ? () => {
                question.keep(asked);
                marker.current?.closest('form')?.requestSubmit();
              }
            : null
        }
      />
    </span>
  );
}
