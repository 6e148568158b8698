import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractShown } from '../../../src-main/contract/contracts';
import type { Country } from '../../../src-main/contract/office';
import { doubtPlace } from '../../../src-main/contract/values/country-bounds';
import { type Position, writePosition } from '../../../src-main/contract/values/position';
import { parseExchanged, parsePosition } from '../../../src-main/contract/values/typed-position';
import { PlaceDoubt, useElsewhereWords, useOutsideWords } from '../../ui/place-doubt';
import type { ChosenPin } from './where-is';

interface TypedPlaceProps {
  readonly contracts: readonly ContractShown[];
  /** Whose coordinates they are. */
  readonly chosen: ChosenPin;
  readonly onChoose: (pin: ChosenPin) => void;
  readonly country: Country;
  /** Answers whether it was saved. */
  readonly onPlace: (position: Position) => Promise<boolean>;
}

/** What was typed, read: the place, or how it would be one, and what there is to ask before it is saved. */
function readTyped(country: Country, typed: string) {
  const position = parsePosition(typed);
  const doubt = position && doubtPlace(country, position);
  const exchanged = parseExchanged(typed);
  const turned = doubt?.turned ?? (exchanged && !doubtPlace(country, exchanged) ? exchanged : null);
  return { position, turned, exchanged, isDoubtful: doubt !== null || turned !== null };
}

/** Coordinates in any notation. What lies outside the country, or is no place as it stands, is asked about first. */
export function TypedPlace({ contracts, chosen, onChoose, country, onPlace }: TypedPlaceProps) {
  const { t } = useTranslation();
  const outside = useOutsideWords();
  const elsewhere = useElsewhereWords();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const { position, turned, exchanged, isDoubtful } = readTyped(country, typed);
  const asks = asked && isDoubtful;

  function problem(): string | null {
    if (!asked || position || asks) return null;
    if (typed.trim() === '') return t('map.nothingTyped');
    return exchanged ? t('contracts.problems.latitude') : (elsewhere(typed) ?? t('map.unread'));
  }

  async function save(place: Position): Promise<void> {
    if (!(await onPlace(place))) return;
    setTyped('');
    setAsked(false);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (position && !isDoubtful) void save(position);
    else setAsked(true);
  }

  return (
    <form className="map-typed" onSubmit={submit}>
      {contracts.length > 0 && (
        <NativeSelect
          size="sm"
          className="map-chosen"
          label={t('map.chosen')}
          value={String(chosen)}
          data={[
            { value: 'home', label: t('map.home') },
            ...contracts.map(({ id, plan, ip }) => ({ value: String(id), label: t('map.ofContract', { plan, ip }) })),
          ]}
          onChange={({ currentTarget: { value } }) => {
            onChoose(value === 'home' ? value : Number(value));
            setAsked(false);
          }}
        />
      )}
      <TextInput
        size="sm"
        label={t('map.coordinates')}
        placeholder="-34.617700, -68.330100"
        value={typed}
        error={problem()}
        description={position && !asks ? t('map.reads', { place: writePosition(position) }) : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAsked(false);
        }}
      />
      {asks ? (
        <PlaceDoubt
          why={position ? outside(country, position) : t('contracts.problems.latitude')}
          onTurn={turned && (() => void save(turned))}
          onKeep={position && (() => void save(position))}
        />
      ) : (
        <Button type="submit" variant="default">
          {t('map.put')}
        </Button>
      )}
    </form>
  );
}
