import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { workOf } from '../../api/tasks';
import { useActor, useMayWrite, useOfficeDetails } from '../../api/session';
import { formatNumber } from '../../i18n/format';
import { WorkPanel } from '../../ui/work-panel';
import { ConsumptionHistory } from './consumption-history';
import { ConsumptionKeeping } from './consumption-keeping';
import { DryRun } from './dry-run';
import { SampleColumns } from './sample-columns';
import { UnknownAddresses } from './unknown-addresses';
import { type Counted, useSampleImport } from './use-sample-import';
import './consumption.css';

/** Configuración → Consumo: files come in here; what they brought, what is nobody's, and how long it is kept. */
export function ConsumptionSection() {
  const { t } = useTranslation();
  const timeZone = useOfficeDetails()?.timeZone ?? 'UTC';
  const mayWrite = useMayWrite();
  const isAdministrator = useActor()?.role === 'administrator';
  const { step, problem, ...acts } = useSampleImport();
  if (step.at === 'working') return <WorkPanel label={step.label} work={workOf(step.taskId)} />;
  if (step.at === 'columns') {
    return <SampleColumns key={step.file.draftId} {...{ ...acts, ...step, problem, timeZone }} />;
  }
  if (step.at === 'checked') return <DryRun {...{ ...acts, ...step, problem, timeZone }} />;
  return (
    <>
      <h2>{t('consumption.title')}</h2>
      <p>{t('consumption.intro')}</p>
      {problem && (
        <p className="consumption-problem" role="alert">
          {problem}
        </p>
      )}
      {step.at === 'done' && <Done {...step} />}
      {mayWrite && (
        <div>
          <Button leftSection={<IconFileImport size={16} aria-hidden />} onClick={acts.onChoose}>
            {t('consumption.choose')}
          </Button>
        </div>
      )}
      <ConsumptionHistory mayWrite={mayWrite} timeZone={timeZone} />
      <UnknownAddresses mayWrite={mayWrite} />
      <ConsumptionKeeping mayChange={isAdministrator} />
    </>
  );
}

const counted = (count: number) => ({ count, formatted: formatNumber(count) });

/** What was counted of a file, for as long as it is: not once it was taken back, here or in another window. */
function Done({ importId, fileName, samples, unknown }: Counted & { readonly fileName: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(query.consumption.imports.queryOptions({ input: {} }));
  if (data?.imports.find(({ id }) => id === importId)?.state === 'undone') return null;
  return (
    <p className="consumption-done" role="status">
      {t('consumption.done', { ...counted(samples), file: fileName })}{' '}
      {unknown > 0 && t('consumption.doneUnknown', counted(unknown))}
    </p>
  );
}
