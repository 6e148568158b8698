import { useTranslation } from 'react-i18next';
import { PlacesNav } from '../../ui/places-nav';
import { Link } from '../../ui/router';

/** The places of Correo. */
export function MailNav({ current }: { readonly current: 'outbox' | 'days' }) {
  const { t } = useTranslation();
  const at = (name: typeof current) => (name === current ? 'page' : undefined);
  return (
    <PlacesNav label={t('mail.places')}>
      <Link to="/correo" aria-current={at('outbox')}>
        {t('mail.outbox')}
      </Link>
      <Link to="/correo/dias" aria-current={at('days')}>
        {t('mail.days')}
      </Link>
    </PlacesNav>
  );
}
