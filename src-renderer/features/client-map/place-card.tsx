import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconCopy, IconCurrentLocation, IconMapPin, IconMapPinOff, IconMapPinQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../../src-main/contract/clients';
import type { ContractShown } from '../../../src-main/contract/contracts';
import type { Country } from '../../../src-main/contract/office';
import { type Position, writePosition } from '../../../src-main/contract/values/position';
import { copyText } from '../../ui/copy';
import { showNotice, showProblem } from '../../ui/notices';
import { saveContractPlace, saveHome } from './save-position';
import { TypedPlace } from './typed-place';
import type { ChosenPin, Home, PlacedContract } from './where-is';

interface PlaceCardProps {
  readonly client: Client;
  readonly home: Home | null;
  /** The live ones, wherever they are. */
  readonly contracts: readonly ContractShown[];
  readonly placed: readonly PlacedContract[];
  /** Whose coordinates are typed. */
  readonly chosen: ChosenPin;
  readonly onChoose: (pin: ChosenPin) => void;
  readonly country: Country;
  readonly city: string;
  readonly mayWrite: boolean;
  readonly onLook: (position: Position) => void;
}

/** Where the home is in words, how that is known, and the ways to say it. */
export function PlaceCard(props: PlaceCardProps) {
  const { client, home, contracts, placed, chosen, onChoose, country, city, mayWrite, onLook } = props;
  const { t } = useTranslation();
  const contract = contracts.find(({ id }) => id === chosen);
  const saved = home?.known === 'saved';
  return (
    <section className="map-card" aria-label={t('map.home')}>
      <div className="map-place">
        <HomeWords home={home} city={city} />
        <span className="map-place-actions">
          {home && <PlaceButtons position={home.position} onLook={onLook} />}
          {saved && mayWrite && (
            <Tooltip label={t('map.remove')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('map.remove')}
                onClick={() => void saveHome(t, client, null)}
              >
                <IconMapPinOff size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </span>
      </div>
      {mayWrite && home && home.known !== 'saved' && (
        <p className="map-hint">
          {t('map.guessHint')}{' '}
          {home.known === 'contract' && (
            <Button size="compact-xs" variant="subtle" onClick={() => void saveHome(t, client, home.position)}>
              {t('map.takeContract')}
            </Button>
          )}
        </p>
      )}
      {mayWrite && (
        <TypedPlace
          key={client.id}
          contracts={contracts}
          chosen={contract ? contract.id : 'home'}
          onChoose={onChoose}
          country={country}
          onPlace={(position) => placeAndLook(position)}
        />
      )}
      {placed.length > 0 && (
        <>
          <h3>{t('map.elsewhere')}</h3>
          <ul className="map-contracts">
            {placed.map(({ contract: { id, plan }, position }) => (
              <li key={id} className="map-place">
                <span className="map-place-words">
                  <IconMapPin size={16} className="map-icon other" aria-hidden /> {plan}{' '}
                  <span className="map-degrees">{writePosition(position)}</span>
                </span>
                <span className="map-place-actions">
                  <PlaceButtons position={position} onLook={onLook} of={plan} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );

  async function placeAndLook(position: Position): Promise<boolean> {
    const done = await (contract ? saveContractPlace(t, contract, position) : saveHome(t, client, position));
    if (done) onLook(position);
    return done;
  }
}

function HomeWords({ home, city }: { home: Home | null; city: string }) {
  const { t } = useTranslation();
  if (!home) {
    return (
      <span className="map-place-words">
        <IconMapPinOff size={16} className="map-icon guess" aria-hidden />{' '}
        {city === '' ? t('map.noCity') : t('map.unknownCity', { city })}
      </span>
    );
  }
  if (home.known === 'saved') {
    return (
      <span className="map-place-words">
        <IconMapPin size={16} className="map-icon" aria-hidden /> {t('map.home')}{' '}
        <span className="map-degrees">{writePosition(home.position)}</span>
      </span>
    );
  }
  return (
    <span className="map-place-words">
      <IconMapPinQuestion size={16} className="map-icon guess" aria-hidden /> <strong>{t('map.guess')}</strong>{' '}
      {home.known === 'town' ? t('map.byTown', { town: home.town }) : t('map.byContract', { plan: home.plan })}
    </span>
  );
}

interface PlaceButtonsProps {
  readonly position: Position;
  readonly onLook: (position: Position) => void;
  /** Whose place it is, where it is not the home. */
  readonly of?: string;
}

function PlaceButtons({ position, onLook, of }: PlaceButtonsProps) {
  const { t } = useTranslation();
  const named = (words: string) => (of === undefined ? words : `${words}: ${of}`);

  async function copy(): Promise<void> {
    const place = writePosition(position);
    if (await copyText(place)) showNotice({ message: t('map.copied', { place }) });
    else showProblem(t('map.notCopied', { place }));
  }

  return (
    <>
      <Tooltip label={t('map.look')}>
        <ActionIcon variant="subtle" color="gray" aria-label={named(t('map.look'))} onClick={() => onLook(position)}>
          <IconCurrentLocation size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('map.copy')}>
        <ActionIcon variant="subtle" color="gray" aria-label={named(t('map.copy'))} onClick={() => void copy()}>
          <IconCopy size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
