import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Country } from '../../../src-main/contract/office';
import { isNearCountry } from '../../../src-main/contract/values/country-bounds';
import { type Position, writePosition } from '../../../src-main/contract/values/position';
import { parsePosition, swapped } from '../../../src-main/contract/values/typed-position';

interface TypedPlaceProps {
  readonly country: Country;
  /** Answers whether it was saved. */
  readonly onPlace: (position: Position) => Promise<boolean>;
}

/** Coordinates in any notation. What lies outside the country is asked about before it is saved. */
export function TypedPlace({ country, onPlace }: TypedPlaceProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<'none' | 'unread' | 'outside'>('none');
  const position = parsePosition(typed);
  const turned = position && swapped(position);
  const canTurn = turned !== null && isNearCountry(country, turned);

  async function save(place: Position): Promise<void> {
    if (!(await onPlace(place))) return;
    setTyped('');
    setAsked('none');
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (typed.trim() === '') return;
    if (!position) setAsked('unread');
    else if (asked !== 'outside' && !isNearCountry(country, position)) setAsked('outside');
    else void save(position);
  }

  return (
    <form className="map-typed" onSubmit={submit}>
      <TextInput
        size="sm"
        label={t('map.coordinates')}
        placeholder="-34.6177, -68.3301"
        value={typed}
        error={asked === 'unread' && t('map.unread')}
        description={position && asked !== 'outside' ? t('map.reads', { place: writePosition(position) }) : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAsked('none');
        }}
      />
      {asked === 'outside' && position ? (
        <div className="map-doubt" role="alert">
          <p>
            {t('map.outside', { place: writePosition(position), country: t(`country.${country}`) })}{' '}
            {canTurn && t('map.maybeTurned')}
          </p>
          {canTurn && (
            <Button size="compact-sm" onClick={() => void save(turned)}>
              {t('map.turn')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => void save(position)}>
            {t('map.saveAnyway')}
          </Button>
        </div>
      ) : (
        <Button type="submit" variant="default" disabled={typed.trim() === ''}>
          {t('map.put')}
        </Button>
      )}
    </form>
  );
}
