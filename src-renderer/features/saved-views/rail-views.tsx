import { IconBookmark } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SavedView } from '../../../src-main/contract/saved-views';
import { Link, useSearch } from '../../ui/router';
import { useViewCount, useViews } from './use-views';
import './saved-views.css';

type AddressOf = (view: SavedView) => string;

/** The pinned views, in the rail below Clientes, each with how many it finds. */
export function RailViews({ addressOf }: { addressOf: AddressOf }) {
  const { t } = useTranslation();
  const pinned = useViews().filter((view) => view.pinned);
  if (pinned.length === 0) return null;
  return (
    <ul className="rail-views" aria-label={t('views.rail')}>
      {pinned.map((view) => (
        <li key={view.id}>
          <RailView view={view} addressOf={addressOf} />
        </li>
      ))}
    </ul>
  );
}

function RailView({ view, addressOf }: { view: SavedView; addressOf: AddressOf }) {
  const { t } = useTranslation();
  const found = useViewCount(view);
  const open = useSearch().get('view') === String(view.id);
  return (
    <Link
      to={addressOf(view)}
      className="rail-link rail-view"
      title={view.incomplete ? `${view.name}: ${t('views.incomplete')}` : view.name}
      {...(open ? { 'aria-current': 'page' } : {})}
    >
      <span className="rail-view-name">
        <IconBookmark size={12} aria-hidden /> {view.name}
      </span>{' '}
      <span className="rail-view-count">
        {found?.formatted ?? (view.incomplete ? '!' : '…')}
        {view.incomplete && <span className="visually-hidden"> {t('views.incomplete')}</span>}
        {found && <span className="visually-hidden"> {t('views.found', found)}</span>}
      </span>
    </Link>
  );
}
