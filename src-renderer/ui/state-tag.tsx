import { useTranslation } from 'react-i18next';

/** A client's state, by word and by colour. */
export function StateTag({ state }: { state: 'active' | 'deactivated' }) {
  const { t } = useTranslation();
  return <span className={`tag ${state}`}>{t(`clientState.${state}`)}</span>;
}
