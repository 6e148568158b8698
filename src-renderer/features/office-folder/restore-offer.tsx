import { useTranslation } from 'react-i18next';
import { CopiesElsewhere } from './copies-elsewhere';

/** For whoever has an office already: the first run of a computer that takes another's place. */
export function RestoreOffer() {
  const { t } = useTranslation();
  return (
    <div className="demo-offer">
      <p>{t('backups.elsewhere.firstRun')}</p>
      <CopiesElsewhere instead="new" label={t('backups.elsewhere.open')} />
    </div>
  );
}
