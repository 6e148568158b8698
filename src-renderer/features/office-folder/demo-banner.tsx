import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { leaveDemo } from './leave-office';

/** Says that the people on screen are made up; the demonstration of the first run can be left. */
export function DemoBanner() {
  const { t } = useTranslation();
  const { data } = useQuery(query.startup.get.queryOptions({ input: {} }));
  return (
    <div className="demo">
      <span>{t('demo')}</span>
      {data?.demo && (
        <Button size="compact-sm" variant="default" onClick={leaveDemo}>
          {t('opening.leaveDemo')}
        </Button>
      )}
    </div>
  );
}
