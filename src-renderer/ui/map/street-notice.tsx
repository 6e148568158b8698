import { useTranslation } from 'react-i18next';
import type { TileOutcome } from '../../../src-main/contract/map';

/** Why there are no streets where the office has said where they come from; nothing is said while there are. */
export function StreetNotice({ outcome }: { outcome: TileOutcome }) {
  const { t } = useTranslation();
  if (outcome === 'picture' || outcome === 'off') return null;
  return (
    <p className="map-notice" role="status">
      {t('map.noStreets', { why: t(`map.outcomes.${outcome}`) })}
    </p>
  );
}
