import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MassOutcome, massOutcomes, type MassPreview, reasonKey } from '../../../src-main/contract/mass-updates';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { saveFile } from '../../api/files';
import { workOf } from '../../api/tasks';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { Link } from '../../ui/router';
import { WorkPanel } from '../../ui/work-panel';
import { KeptDialog } from './kept-dialog';
import { LeftRows } from './left-rows';
import { useCoreWords, useMassFieldName, useReason } from './mass-words';
import { PreviewTable } from './preview-table';
import { counted, type MassDraft } from './use-mass-draft';

interface PreviewPanelProps {
  readonly draft: MassDraft;
  /** What is said before anything is asked for. */
  readonly empty: ReactNode;
  /** What is touched, at the foot: `2 campos`. */
  readonly about: string;
}

/** What would happen, client by client, and how far what does is. */
export function PreviewPanel({ draft, empty, about }: PreviewPanelProps) {
  const { t } = useTranslation();
  const { preview, work, problem, applied, undone } = draft;
  const [outcome, setOutcome] = useState<MassOutcome | undefined>(undefined);
  // One that nobody comes to any more shows nobody: all are shown again.
  if (outcome && preview?.counts[outcome] === 0) setOutcome(undefined);
  const isWriting = work?.kind === 'apply' || work?.kind === 'undo';
  return (
    <section className="mass-preview" aria-label={t('massUpdates.preview')} aria-busy={work !== null}>
      <div className="mass-head">
        <h2>{t('massUpdates.preview')}</h2>
        {preview && draft.stale && (
          <span role="status" className="mass-muted">
            {t('massUpdates.working.preview')}
          </span>
        )}
        {preview && !draft.stale && <Counts preview={preview} outcome={outcome} onOutcome={setOutcome} />}
        {preview && !draft.stale && <SavePreview preview={preview} />}
      </div>
      {problem && (
        <Alert color="yellow" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
          {failureWords(problem)}
        </Alert>
      )}
      {applied && <LeftRows key={applied.draftId} applied={applied} />}
      {preview && preview.reasons.length > 0 && <Reasons preview={preview} />}
      {work && (isWriting || !preview) ? (
        <Working key={work.taskId} kind={work.kind} taskId={work.taskId} />
      ) : preview ? (
        <PreviewTable
          key={`${preview.draftId} ${outcome ?? ''}`}
          preview={preview}
          outcome={outcome}
          stale={draft.stale}
        />
      ) : (
        <div className="mass-empty">{!problem && empty}</div>
      )}
      <p className="mass-foot">
        <span>{preview && `${t('massUpdates.clients', counted(preview.total))} · ${about}`}</span>
        <span>
          {t('massUpdates.later')} <Link to="/configuracion/actualizaciones">{t('massUpdates.history')}</Link>
        </span>
      </p>
      {undone && <KeptDialog undone={undone} onClose={draft.forget} />}
    </section>
  );
}

const TAGS = { change: 'enabled', same: 'deactivated', skip: 'alerted' } as const satisfies Record<MassOutcome, string>;

interface CountsProps {
  readonly preview: MassPreview;
  readonly outcome: MassOutcome | undefined;
  readonly onOutcome: (outcome: MassOutcome | undefined) => void;
}

/** How many come to what; each shows its own alone. */
function Counts({ preview, outcome, onOutcome }: CountsProps) {
  const { t } = useTranslation();
  return (
    <div className="mass-counts" role="group" aria-label={t('massUpdates.result')}>
      {massOutcomes.map((one) => (
        <button
          key={one}
          type="button"
          className={`tag ${TAGS[one]}`}
          aria-pressed={outcome === one}
          disabled={preview.counts[one] === 0}
          onClick={() => onOutcome(outcome === one ? undefined : one)}
        >
          {t(`massUpdates.counts.${one}`, counted(preview.counts[one]))}
        </button>
      ))}
    </div>
  );
}

/** Why clients are left out, those first that leave out the most. */
function Reasons({ preview: { reasons } }: { readonly preview: MassPreview }) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  return (
    <ul className="mass-reasons" aria-label={t('massUpdates.why')}>
      {reasons.slice(0, 6).map(({ reason, clients }) => (
        <li key={reasonKey(reason)}>
          <strong>{formatNumber(clients)}</strong> {reasonOf(reason)}
        </li>
      ))}
    </ul>
  );
}

function Working({ kind, taskId }: { readonly kind: 'preview' | 'apply' | 'undo'; readonly taskId: string }) {
  const { t } = useTranslation();
  return (
    <div className="mass-working">
      <WorkPanel label={t(`massUpdates.working.${kind}`)} work={workOf(taskId)} />
    </div>
  );
}

function SavePreview({ preview }: { readonly preview: MassPreview }) {
  const { t } = useTranslation();
  const nameOf = useMassFieldName();
  const reasonOf = useReason();
  const words = useCoreWords();
  async function save(): Promise<void> {
    const headers = [
      t('massUpdates.id'),
      t('massUpdates.name'),
      t('massUpdates.result'),
      ...preview.columns.flatMap((column) => [
        t('massUpdates.before', { field: nameOf(column) }),
        t('massUpdates.after', { field: nameOf(column) }),
      ]),
    ];
    const reasons = preview.reasons.map(({ reason }) => [reasonKey(reason), reasonOf(reason)]);
    try {
      const { fileToken, fileName } = await api.massUpdates.savePreview({
        draftId: preview.draftId,
        fileName: t('massUpdates.fileName'),
        headers,
        outcomes: {
          change: t('massUpdates.outcomes.change'),
          same: t('massUpdates.outcomes.same'),
          skip: t('massUpdates.outcomes.skip'),
        },
        ...words,
        reasons: Object.fromEntries(reasons),
      });
      if (await saveFile(fileToken, fileName)) showNotice({ message: t('massUpdates.saved', { fileName }) });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={() => void save()}
    >
      {t('massUpdates.save')}
    </Button>
  );
}
