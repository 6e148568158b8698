import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Country } from '../../src-main/contract/office';
import { doubtPlace } from '../../src-main/contract/values/country-bounds';
import { type Position, writePosition } from '../../src-main/contract/values/position';
import { placeElsewhere } from '../../src-main/contract/values/typed-position';
import './place-doubt.css';

interface PlaceDoubtProps {
  /** What is in doubt about the place, in a sentence. */
  readonly why: string;
  /** Exchanges latitude and longitude; null where that makes it no likelier. */
  readonly onTurn: (() => void) | null;
  /** Saves the place as it stands; null where it is none. */
  readonly onKeep: (() => void) | null;
}

/** A place that is asked about before it is saved. */
export function PlaceDoubt({ why, onTurn, onKeep }: PlaceDoubtProps) {
  const { t } = useTranslation();
  return (
    <div className="place-doubt" role="alert">
      <p>
        {why} {onTurn && t('map.maybeTurned')}
      </p>
      {onTurn && (
        <Button size="compact-sm" onClick={onTurn}>
          {t('map.turn')}
        </Button>
      )}
      {onKeep && (
        <Button size="compact-sm" variant="default" onClick={onKeep}>
          {t('map.saveAnyway')}
        </Button>
      )}
    </div>
  );
}

/** That a place lies outside the country, in words. */
export function useOutsideWords(): (country: Country, place: Position) => string {
  const { t } = useTranslation();
  return (country, place) => t('map.outside', { place: writePosition(place), country: t(`country.${country}`) });
}

/** How to get the coordinates of what only its map can tell, in words; undefined for what names no place. */
export function useElsewhereWords(): (typed: string) => string | undefined {
  const { t } = useTranslation();
  return (typed) => {
    const kind = placeElsewhere(typed);
    return kind ? t(`map.notRead.${kind}`) : undefined;
  };
}

const isSame = (one: Position | null, other: Position) =>
  one?.latitude === other.latitude && one.longitude === other.longitude;

/** A form's place: asked about where it lies outside the country, unless it is the one that was saved, or meant. */
export function usePlaceQuestion(country: Country | undefined, saved: Position | null) {
  const meant = useRef(saved);
  const [asked, setAsked] = useState<Position | null>(null);
  const doubted = (place: Position | null) =>
    country !== undefined && place && !isSame(meant.current, place) ? doubtPlace(country, place) : null;
  return {
    country,
    asked,
    turned: doubted(asked)?.turned ?? null,
    /** Asks where there is something to ask; answers whether it did, so that nothing is saved yet. */
    ask(place: Position | null): boolean {
      const found = doubted(place) ? place : null;
      setAsked(found);
      return found !== null;
    },
    keep: (place: Position) => {
      meant.current = place;
    },
    drop: () => setAsked(null),
  };
}

export type PlaceQuestion = ReturnType<typeof usePlaceQuestion>;
