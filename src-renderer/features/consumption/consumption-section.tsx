import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { cancelTask, useTaskProgress } from '../../api/tasks';
import { useActor, useMayWrite, useOfficeDetails } from '../../api/session';
import { formatNumber } from '../../i18n/format';
import { WorkPanel } from '../../ui/work-panel';
import { ConsumptionHistory } from './consumption-history';
import { ConsumptionKeeping } from './consumption-keeping';
import { DryRun } from './dry-run';
import { SampleColumns } from './sample-columns';
import { UnknownAddresses } from './unknown-addresses';
import { useSampleImport } from './use-sample-import';
import './consumption.css';

/** Configuración → Consumo: files come in here; what they brought, what is nobody's, and how long it is kept. */
export function ConsumptionSection() {
  const { t } = useTranslation();
  const timeZone = useOfficeDetails()?.timeZone ?? 'UTC';
  const mayWrite = useMayWrite();
  const isAdministrator = useActor()?.role === 'administrator';
  const { step, problem, ...acts } = useSampleImport();
  if (step.at === 'working') return <Working label={step.label} taskId={step.taskId} />;
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
      {step.at === 'done' && (
        <p className="consumption-done" role="status">
          {t('consumption.done', {
            count: step.samples,
            formatted: formatNumber(step.samples),
            file: step.fileName,
          })}{' '}
          {step.unknown > 0 &&
            t('consumption.doneUnknown', { count: step.unknown, formatted: formatNumber(step.unknown) })}
        </p>
      )}
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

function Working({ label, taskId }: { label: string; taskId: string }) {
  const progress = useTaskProgress(taskId);
  return <WorkPanel label={label} progress={progress} onCancel={() => void cancelTask(taskId)} />;
}
