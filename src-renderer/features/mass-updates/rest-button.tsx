import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { useWhenInSight } from '../../ui/when-in-sight';
import { counted } from './use-mass-draft';

interface RestButtonProps {
  /** How many of the list are not shown yet. */
  readonly rest: number;
  /** The list that is read on, as far as it has come. */
  readonly list: {
    readonly data: unknown;
    readonly error: Error | null;
    readonly isFetching: boolean;
    readonly fetchNextPage: () => unknown;
  };
}

/** At the end of a list of which an answer names the first only: the next come as one scrolls to it, or by its click. */
export function RestButton({ rest, list }: RestButtonProps) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const { data, error, isFetching, fetchNextPage } = list;
  // What failed is tried again by a click alone.
  useWhenInSight(button, isFetching || error ? null : (data ?? 'first'), () => void fetchNextPage());
  return (
    <>
      {error && <p role="alert">{failureWords(readFailure(error))}</p>}
      <Button
        ref={button}
        variant="default"
        size="compact-sm"
        loading={isFetching}
        onClick={() => void fetchNextPage()}
      >
        {t('massUpdates.more', counted(rest))}
      </Button>
    </>
  );
}
