import { Button } from '@mantine/core';
import { useEffect } from 'react';
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

/** A way through a list of many pages. A list that gets shorter goes back to its last: a page beyond it would show that nothing is left. */
export function Pages({ page, total, size, onPage }: PagesProps) {
  const { t } = useTranslation();
  const last = Math.ceil(total / size) - 1;
  const standing = Math.min(page, Math.max(last, 0));
  useEffect(() => {
    if (standing !== page) onPage(standing);
  }, [standing, page, onPage]);
  if (last < 1) return null;
  return (
    <nav className="pages" aria-label={t('pages.label')}>
      <Button variant="default" size="xs" disabled={standing === 0} onClick={() => onPage(standing - 1)}>
        {t('pages.before')}
      </Button>
      <span className="pages-now">
        {t('pages.page', { page: formatNumber(standing + 1), last: formatNumber(last + 1) })}
      </span>
      <Button variant="default" size="xs" disabled={standing >= last} onClick={() => onPage(standing + 1)}>
        {t('pages.after')}
      </Button>
    </nav>
  );
}
