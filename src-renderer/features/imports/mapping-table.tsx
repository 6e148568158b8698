import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportTarget, importTargets } from '../../../src-main/contract/imports';
import { formatNumber } from '../../i18n/format';

interface Column {
  readonly header: string;
  readonly samples: readonly string[];
  readonly target: ImportTarget;
}

interface MappingTableProps {
  readonly draft: { readonly fileName: string; readonly rows: number; readonly columns: readonly Column[] };
  readonly onCheck: (targets: ImportTarget[]) => void;
}

/** A meaning taken by a column is given up by the one that had it before. */
function assign(targets: readonly ImportTarget[], column: number, target: ImportTarget): ImportTarget[] {
  return targets.map((current, index) => {
    if (index === column) return target;
    return target !== 'ignore' && current === target ? 'ignore' : current;
  });
}

/** What each column of the file is, guessed, for the clerk to correct. */
export function MappingTable({ draft, onCheck }: MappingTableProps) {
  const { t } = useTranslation();
  const [targets, setTargets] = useState(() => draft.columns.map((column) => column.target));
  const hasName = targets.includes('name');
  const choices = importTargets.map((target) => ({ value: target, label: t(`imports.targets.${target}`) }));
  return (
    <>
      <p>
        <b>{draft.fileName}</b> · {t('imports.fileRows', { rows: formatNumber(draft.rows) })}
      </p>
      <table className="imports-table" aria-label={t('imports.mapping')}>
        <thead>
          <tr>
            <th scope="col">{t('imports.column')}</th>
            <th scope="col">{t('imports.samples')}</th>
            <th scope="col">{t('imports.means')}</th>
          </tr>
        </thead>
        <tbody>
          {draft.columns.map((column, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a column is its place in the file
            <tr key={index} className={targets[index] === 'ignore' ? 'ignored' : ''}>
              <th scope="row">{column.header || '—'}</th>
              <td>
                <div className="imports-samples">{column.samples.join(' · ')}</div>
              </td>
              <td>
                <Select
                  aria-label={`${t('imports.means')}: ${column.header}`}
                  size="xs"
                  data={choices}
                  allowDeselect={false}
                  value={targets[index] ?? 'ignore'}
                  onChange={(value) => {
                    const target = importTargets.find((one) => one === value);
                    if (target) setTargets((before) => assign(before, index, target));
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="imports-actions">
        <Button disabled={!hasName} onClick={() => onCheck(targets)}>
          {t('imports.check')}
        </Button>
        {!hasName && <p role="alert">{t('imports.nameNeeded')}</p>}
      </div>
    </>
  );
}
