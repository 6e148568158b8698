import { Button, Group, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ImportKind,
  importKinds,
  type ImportTarget,
  lackingTarget,
  targetsOf,
} from '../../../src-main/contract/imports';
import { formatNumber } from '../../i18n/format';
import { ColumnMeanings } from '../../ui/column-meanings';
import { ImportProblem } from './import-problem';

interface Column {
  readonly header: string;
  readonly samples: readonly string[];
  readonly target: ImportTarget;
}

interface MappingTableProps {
  readonly draft: {
    readonly kind: ImportKind;
    readonly fileName: string;
    readonly rows: number;
    readonly columns: readonly Column[];
  };
  readonly problem: string;
  readonly onChoose: () => void;
  readonly onBack: () => void;
  readonly onReadAs: (kind: ImportKind) => void;
  readonly onCheck: (targets: ImportTarget[]) => void;
}

/** What each column of the file is, guessed, for the clerk to correct. */
export function MappingTable({ draft, problem, onChoose, onBack, onReadAs, onCheck }: MappingTableProps) {
  const { t } = useTranslation();
  const [targets, setTargets] = useState(() => draft.columns.map((column) => column.target));
  const hasNeeded = lackingTarget(draft.kind, targets) === null;
  const choices = targetsOf[draft.kind].map((target) => ({ value: target, label: t(`imports.targets.${target}`) }));
  return (
    <div className="imports">
      <header className="imports-head">
        <h1>{t('fileColumns.title')}</h1>
        <span className="imports-muted">
          {draft.fileName} · {t('imports.fileRows', { count: draft.rows, formatted: formatNumber(draft.rows) })}
        </span>
      </header>
      <div className="imports-page">
        <ImportProblem words={problem} />
        <Group gap="xs" mb="sm">
          <span>{t('imports.listOf')}</span>
          <SegmentedControl
            size="xs"
            aria-label={t('imports.listOf')}
            data={importKinds.map((kind) => ({ value: kind, label: t(`imports.lists.${kind}`) }))}
            value={draft.kind}
            onChange={(value) => {
              const kind = importKinds.find((one) => one === value);
              if (kind) onReadAs(kind);
            }}
          />
        </Group>
        <ColumnMeanings columns={draft.columns} meanings={targets} choices={choices} onMeanings={setTargets} />
      </div>
      <footer className="imports-foot">
        <Button variant="default" onClick={onBack}>
          {t('action.back')}
        </Button>
        <Button variant="default" onClick={onChoose}>
          {t('imports.chooseOther')}
        </Button>
        <span className="imports-spacer" />
        {!hasNeeded && <p role="alert">{t(`imports.needed.${draft.kind}`)}</p>}
        <Button disabled={!hasNeeded} onClick={() => onCheck(targets)}>
          {t('imports.check')}
        </Button>
      </footer>
    </div>
  );
}
