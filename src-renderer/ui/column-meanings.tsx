import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import './column-meanings.css';

interface ColumnMeaningsProps<Meaning extends string> {
  readonly columns: readonly { readonly header: string; readonly samples: readonly string[] }[];
  /** What each column is, in their order. */
  readonly meanings: readonly (Meaning | 'ignore')[];
  readonly choices: readonly { readonly value: Meaning | 'ignore'; readonly label: string }[];
  /** What several columns may be at once, but for being ignored. */
  readonly shared?: readonly Meaning[];
  readonly onMeanings: (meanings: (Meaning | 'ignore')[]) => void;
}

/** What each column of a file is, guessed or remembered, for the clerk to correct. */
export function ColumnMeanings<Meaning extends string>(props: ColumnMeaningsProps<Meaning>) {
  const { meanings, choices, shared = [], onMeanings } = props;
  const { t } = useTranslation();
  const columns = props.columns.map((column, at) => ({
    ...column,
    at,
    name: column.header || t('fileColumns.unnamed', { number: at + 1 }),
  }));
  /** A meaning taken by a column is given up by the one that had it before, but for those that several may have. */
  const assign = (column: number, meaning: Meaning | 'ignore') =>
    meanings.map((current, at) => {
      if (at === column) return meaning;
      return current === meaning && !shared.some((one) => one === meaning) ? 'ignore' : current;
    });
  return (
    <table className="column-meanings" aria-label={t('fileColumns.title')}>
      <thead>
        <tr>
          <th scope="col">{t('fileColumns.column')}</th>
          <th scope="col">{t('fileColumns.samples')}</th>
          <th scope="col">{t('fileColumns.means')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ at, name, samples }) => (
          <tr key={`${at} ${name}`} className={meanings[at] === 'ignore' ? 'ignored' : undefined}>
            <th scope="row">{name}</th>
            <td>
              <div className="column-meanings-samples">{samples.join(' · ')}</div>
            </td>
            <td>
              <Select
                aria-label={`${t('fileColumns.means')}: ${name}`}
                size="xs"
                data={choices}
                allowDeselect={false}
                value={meanings[at] ?? 'ignore'}
                onChange={(value) => {
                  const chosen = choices.find((one) => one.value === value);
                  if (chosen) onMeanings(assign(at, chosen.value));
                }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
