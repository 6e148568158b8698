import { Button } from '@mantine/core';
import { IconChevronRight, IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { useMayWrite } from '../../api/session';
import { workOf } from '../../api/tasks';
import { formatNumber } from '../../i18n/format';
import { Link } from '../../ui/router';
import { WorkPanel } from '../../ui/work-panel';
import { ColumnStep } from './column-step';
import { FileHistory } from './file-history';
import { PreviewStep } from './preview-step';
import { type AppliedFile, type GatewayFileActs, useGatewayFile } from './use-gateway-file';
import { WaitingList } from './waiting-list';
import { useMoney } from './words';
import './gateway-files.css';

/** Cobranzas → Archivos de pasarelas: a file is brought in here, what waits is resolved, and a whole file is taken back. */
export function GatewayFilesScreen() {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const { step, ...acts } = useGatewayFile();
  return (
    <div className="gateway-files">
      <header>
        <Link to="/cobranzas" className="gateway-files-muted">
          {t('payments.title')}
        </Link>
        <IconChevronRight size={14} aria-hidden className="gateway-files-muted" />
        <h1>{t('gatewayFiles.title')}</h1>
        {mayWrite && (step.at === 'start' || step.at === 'done') && (
          <Button leftSection={<IconFileImport size={16} aria-hidden />} onClick={acts.onChoose}>
            {t('gatewayFiles.choose')}
          </Button>
        )}
      </header>
      <div className="gateway-files-body">
        {acts.problem && (
          <p className="gateway-files-problem" role="alert">
            {acts.problem}
          </p>
        )}
        {step.at === 'working' && <WorkPanel label={step.label} work={workOf(step.taskId)} />}
        {step.at === 'columns' && <ColumnStep key={columnsKey(step.file)} {...step} acts={acts} />}
        {step.at === 'checked' && <PreviewStep {...step} acts={acts} />}
        {step.at === 'done' && <Done fileName={step.fileName} applied={step.applied} />}
        {(step.at === 'start' || step.at === 'done') && (
          <>
            {step.at === 'start' && <p className="gateway-files-muted">{t('gatewayFiles.intro')}</p>}
            {mayWrite && <Drafts acts={acts} />}
            <WaitingList mayWrite={mayWrite} />
            <FileHistory mayWrite={mayWrite} />
          </>
        )}
      </div>
    </div>
  );
}

/** Another cut makes other columns of the same file. */
const columnsKey = ({
  draftId,
  columns,
  layout,
}: {
  draftId: string;
  columns: unknown[];
  layout: { cuts: number[] };
}) => [draftId, columns.length, ...layout.cuts].join(' ');

/** Files that were left half way. */
function Drafts({ acts }: { readonly acts: GatewayFileActs }) {
  const { t } = useTranslation();
  const { data } = useQuery(query.gatewayFiles.drafts.queryOptions({ input: {} }));
  return data?.drafts.map(({ draftId, fileName, rows }) => (
    <p key={draftId} className="gateway-files-draft">
      <Button variant="default" size="xs" onClick={() => acts.onResume(draftId)}>
        {t('gatewayFiles.resume', { fileName })}
      </Button>
      <span className="gateway-files-muted">
        {t('gatewayFiles.rows', { count: rows, formatted: formatNumber(rows) })}
      </span>
      <Button variant="subtle" size="xs" onClick={() => acts.onDiscard(draftId)}>
        {t('gatewayFiles.discardDraft', { fileName })}
      </Button>
    </p>
  ));
}

function Done({ fileName, applied }: { readonly fileName: string; readonly applied: AppliedFile }) {
  const { t } = useTranslation();
  const { money } = useMoney();
  const { posted, voided, waiting, changed } = applied;
  const more = [
    voided.lines > 0 ? t('gatewayFiles.doneVoided', { count: voided.lines }) : '',
    waiting.lines > 0 ? t('gatewayFiles.doneWaiting', { count: waiting.lines }) : '',
    changed > 0 ? t('gatewayFiles.doneChanged', { count: changed }) : '',
  ];
  const done = {
    count: posted.lines,
    formatted: formatNumber(posted.lines),
    file: fileName,
    amount: money(posted.cents),
  };
  return (
    <p className="gateway-files-done" role="status">
      {[t('gatewayFiles.done', done), ...more].filter(Boolean).join(' ')}
    </p>
  );
}
