import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';

const STORED_AS = 'abonado.understood';

/** Warns of a program that copies the office's folder while it is written; stays until it is understood. */
export function SynchroniserWarning() {
  const { t } = useTranslation();
  const { data } = useQuery(query.startup.get.queryOptions({ input: {} }));
  const [understood, setUnderstood] = useState(() => localStorage.getItem(STORED_AS) ?? '');
  if (!data?.synchroniser) return null;
  const about = `${data.synchroniser} ${data.folder}`;
  if (understood === about) return null;
  function understand(): void {
    localStorage.setItem(STORED_AS, about);
    setUnderstood(about);
  }
  return (
    <div className="synchroniser" role="alert">
      <span>{t('opening.synchronised', { name: data.synchroniser })}</span>
      <Button size="compact-sm" variant="default" onClick={understand}>
        {t('opening.understood')}
      </Button>
    </div>
  );
}
