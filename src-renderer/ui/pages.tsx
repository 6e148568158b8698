import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format';
import './pages.css';

interface PagesProps {
  readonly page: number;
  readonly total: number;
  /** How many rows a page has. */
  readonly size: number;
  readonly onPage: (page: number) => void;
}

/** A way through a list of many pages. */
export function Pages({ page, total, size, onPage }: PagesProps) {
  const { t } = useTranslation();
  const last = Math.ceil(total / size) - 1;
  if (last < 1) return null;
  return (
    <nav className="pages" aria-label={t('pages.label')}>
      <Button variant="default" size="xs" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {t('pages.newer')}
      </Button>
      <span className="pages-now">
        {t('pages.page', { page: formatNumber(page + 1), last: formatNumber(last + 1) })}
      </span>
      <Button variant="default" size="xs" disabled={page >= last} onClick={() => onPage(page + 1)}>
        {t('pages.older')}
      </Button>
    </nav>
  );
}
