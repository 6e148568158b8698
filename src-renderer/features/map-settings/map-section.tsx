import { Button, NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  cacheSizes,
  LONGEST_TILE_ADDRESS,
  type MapSettings,
  maxZooms,
  type TileOutcome,
} from '../../../src-main/contract/map';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useActor } from '../../api/session';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';

/** Mapa: where the streets over the base map come from. */
export function MapSection() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(query.map.settings.queryOptions({ input: {} }));
  if (error) {
    return <FailedPanel text={failureWords(readFailure(error))} onRetry={() => void refetch()} />;
  }
  if (!data) return <LoadingPanel />;
  return (
    <>
      <h2>{t('mapSettings.title')}</h2>
      <p>{t('mapSettings.intro')}</p>
      {/* What another window saved is what this one goes on from. */}
      <MapForm key={data.version} settings={data} />
    </>
  );
}

const fieldNames = ['tileAddress', 'attribution'] as const;
type Problems = Partial<Record<(typeof fieldNames)[number], string>>;
type Trial = TileOutcome | 'trying' | null;

function MapForm({ settings }: { settings: MapSettings }) {
  const { t } = useTranslation();
  const mayChange = useActor()?.role === 'administrator';
  const [draft, setDraft] = useState(settings);
  const [problems, setProblems] = useState<Problems>({});
  const [trial, setTrial] = useState<Trial>(null);
  const changed = JSON.stringify(draft) !== JSON.stringify(settings);

  function change(part: Partial<MapSettings>): void {
    setDraft({ ...draft, ...part });
    setProblems({});
    setTrial(null);
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      setTrial(null);
      const failure = readFailure(cause);
      const field = fieldNames.find((name) => name === failure.field);
      if (field) setProblems({ [field]: failureWords(failure) });
      else showProblem(failureWords(failure));
    }
  }

  function save(event: FormEvent): void {
    event.preventDefault();
    void attempt(async () => {
      await api.map.updateSettings(draft);
      showNotice({ message: t('mapSettings.saved') });
    });
  }

  function tryOut(): void {
    setTrial('trying');
    void attempt(async () => {
      const { outcome } = await api.map.tryTiles({ tileAddress: draft.tileAddress });
      setTrial(outcome);
    });
  }

  return (
    <form className="settings-column" onSubmit={save}>
      <TextInput
        label={t('mapSettings.tileAddress')}
        description={t('mapSettings.tileAddressHelp')}
        placeholder={t('mapSettings.tileAddressHint')}
        w="100%"
        maxLength={LONGEST_TILE_ADDRESS}
        readOnly={!mayChange}
        value={draft.tileAddress}
        error={problems.tileAddress}
        onChange={(event) => change({ tileAddress: event.currentTarget.value })}
      />
      {mayChange && (
        <div className="settings-line">
          <Button variant="default" disabled={draft.tileAddress === '' || trial === 'trying'} onClick={tryOut}>
            {t('mapSettings.try')}
          </Button>
          <span role="status">
            {trial === 'trying' && t('mapSettings.trying')}
            {trial !== null && trial !== 'trying' && t('mapSettings.tried', { why: t(`map.outcomes.${trial}`) })}
          </span>
        </div>
      )}
      <TextInput
        label={t('mapSettings.attribution')}
        description={t('mapSettings.attributionHelp')}
        w={360}
        maxLength={200}
        readOnly={!mayChange}
        value={draft.attribution}
        error={problems.attribution}
        onChange={(event) => change({ attribution: event.currentTarget.value })}
      />
      <NumberInput
        label={t('mapSettings.maxZoom')}
        w={360}
        min={maxZooms.least}
        max={maxZooms.most}
        clampBehavior="blur"
        allowDecimal={false}
        allowNegative={false}
        readOnly={!mayChange}
        value={draft.maxZoom}
        onChange={(value) => change({ maxZoom: Number(value) })}
      />
      <NumberInput
        label={t('mapSettings.cacheMb')}
        description={t('mapSettings.cacheHelp')}
        suffix=" MB"
        w={360}
        min={cacheSizes.least}
        max={cacheSizes.most}
        clampBehavior="blur"
        allowDecimal={false}
        allowNegative={false}
        readOnly={!mayChange}
        value={draft.cacheMb}
        onChange={(value) => change({ cacheMb: Number(value) })}
      />
      <p>{draft.tileAddress === '' ? t('mapSettings.baseOnly') : t('mapSettings.privacy')}</p>
      {mayChange && (
        <Button type="submit" disabled={!changed}>
          {t('settings.save')}
        </Button>
      )}
    </form>
  );
}
