import { Button } from '@mantine/core';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { saveFile } from '../../api/files';
import { useOfficeDetails } from '../../api/session';
import { formatMoney } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { BarChart, type BarChartOnPage, type BarSeries } from '../../ui/chart/bar-chart';
import { pictureOf } from '../../ui/chart/picture-of';
import { showNotice, showProblem } from '../../ui/notices';

/** A row as the table has it: its name, then its figures in words. */
export interface ReportRow {
  readonly name: string;
  /** The same below its bar, where that is shorter. */
  readonly short?: string;
  readonly cells: readonly string[];
}

export interface ReportViewProps {
  readonly title: string;
  readonly definition: string;
  readonly headers: readonly string[];
  readonly rows: readonly ReportRow[];
  readonly total: ReportRow;
  /** Without any there is no picture. */
  readonly series?: readonly BarSeries[];
  /** A second table below the first. */
  readonly beside?: Pick<ReportViewProps, 'title' | 'headers' | 'rows' | 'total'>;
  /** Beside the total, where there is more to say. */
  readonly note?: string;
  readonly nothing: string;
  readonly save: (format: 'xlsx' | 'csv') => Promise<{ fileToken: string; fileName: string }>;
  readonly fileName: string;
}

const NO_SERIES: readonly BarSeries[] = [];

/** A report whole: what it says in words, as a picture and as a table, and each as a file. */
export function ReportView(props: ReportViewProps) {
  const { title, definition, rows, total, series = NO_SERIES, beside, note, nothing, save, fileName } = props;
  const { t } = useTranslation();
  const chart = useRef<BarChartOnPage>(undefined);
  const country = useOfficeDetails()?.country ?? 'AR';
  const words = useCallback((figure: number) => formatMoney(Math.round(figure), country), [country]);
  // The axis has whole units alone.
  const axis = useCallback((figure: number) => words(figure).replace(/[.,]\d{2}$/u, ''), [words]);
  const names = useMemo(() => rows.map(({ name, short }) => short ?? name), [rows]);
  const hasPicture = series.length > 0;
  const isEmpty = hasPicture
    ? series.every(({ figures }) => figures.every((figure) => figure === 0))
    : rows.length === 0;

  async function hand(make: () => Promise<{ fileToken: string; fileName: string }>): Promise<void> {
    try {
      const made = await make();
      if (await saveFile(made.fileToken, made.fileName))
        showNotice({ message: t('reports.saved', { name: made.fileName }) });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }
  const savePicture = () => {
    const keys = series.map(({ label }) => label);
    const base64 = chart.current && pictureOf(chart.current, { title, keys, note: '' });
    if (base64) void hand(() => api.reports.handOutPicture({ fileName, base64 }));
  };

  return (
    <section className="reports-report" aria-label={title}>
      <h2>{title}</h2>
      <p className="reports-muted">{definition}</p>
      {isEmpty && <p role="status">{nothing}</p>}
      {hasPicture && !isEmpty && (
        <>
          <Legend series={series} />
          <div className="reports-canvas">
            <BarChart
              names={names}
              series={series}
              words={words}
              axis={axis}
              chart={chart}
              label={t('reports.chart', { title, total: total.cells.at(-1) })}
            />
          </div>
        </>
      )}
      <ReportTable {...props} />
      {beside && !isEmpty && (
        <>
          <h3>{beside.title}</h3>
          <ReportTable {...beside} />
        </>
      )}
      {note && <p className="reports-muted">{note}</p>}
      <div className="reports-acts">
        {hasPicture && (
          <Button variant="subtle" size="compact-sm" disabled={isEmpty} onClick={savePicture}>
            {t('reports.savePicture')}
          </Button>
        )}
        <Button variant="subtle" size="compact-sm" onClick={() => void hand(() => save('xlsx'))}>
          {t('reports.saveXlsx')}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={() => void hand(() => save('csv'))}>
          {t('reports.saveCsv')}
        </Button>
      </div>
    </section>
  );
}

function Legend({ series }: { readonly series: readonly BarSeries[] }) {
  if (series.length < 2) return null;
  return (
    <div className="reports-legend">
      {series.map(({ label }, at) => (
        <span key={label} className={at === 0 ? 'reports-key first' : 'reports-key second'}>
          {label}
        </span>
      ))}
    </div>
  );
}

function ReportTable({ title, headers, rows, total }: Pick<ReportViewProps, 'title' | 'headers' | 'rows' | 'total'>) {
  const [first, ...others] = headers;
  // What has no name may be there beside what is named so.
  const keyed = rows.map((row, at) => ({ ...row, at }));
  const figures = (cells: readonly string[]) =>
    cells.map((cell, at) => (
      <td key={headers[at + 1]} className="amount">
        {cell}
      </td>
    ));
  return (
    <table className="reports-table" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {others.map((header) => (
            <th key={header} scope="col" className="amount">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed.map(({ at, name, cells }) => (
          <tr key={at}>
            <th scope="row">{name}</th>
            {figures(cells)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{total.name}</th>
          {figures(total.cells)}
        </tr>
      </tfoot>
    </table>
  );
}
