import { Button } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientConsumption } from '../../../src-main/contract/consumption';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { saveFile } from '../../api/files';
import { formatBytes, unitFor } from '../../i18n/bytes';
import { countedWords } from '../../i18n/counted-words';
import { formatMoment } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { pictureOf } from '../../ui/chart/picture-of';
import { showNotice, showProblem } from '../../ui/notices';
import type { Asked } from './asked';
import { ConsumptionChart, largestOf, type LineChart } from './consumption-chart';
import { bucketWords, kindOf, spanWords } from './period-words';

interface ConsumptionPictureProps {
  readonly data: ClientConsumption;
  readonly asked: Asked;
  readonly name: string;
  readonly timeZone: string;
  /** What stands above the chart: with it, it is as high as there is room. */
  readonly children: ReactNode;
}

/** What a file may be called: a stroke would be a folder, and a colon is refused by some systems. */
function fileNameOf(words: string): string {
  return words.replaceAll('/', '-').replaceAll(':', '.').replaceAll(',', '');
}

/** The chart with its legend, what it says as a table, and both as files. */
export function ConsumptionPicture({ data, asked, name, timeZone, children }: ConsumptionPictureProps) {
  const { t } = useTranslation();
  const chart = useRef<LineChart>(undefined);
  const { points, hours, totals } = data;
  const span = t('consumption.span', spanWords(data));
  const kind = kindOf(data);
  const unit = t(`consumption.per.${kind}`, { unit: unitFor(largestOf(points)).unit, hours });
  const amounts = { down: countedWords(totals, totals.down), up: countedWords(totals, totals.up) };
  const fileName = fileNameOf(t('consumption.fileName', { name, ...spanWords(data) }));

  async function save(make: () => Promise<{ fileToken: string; fileName: string }>): Promise<void> {
    try {
      const made = await make();
      if (await saveFile(made.fileToken, made.fileName))
        showNotice({ message: t('consumption.saved', { name: made.fileName }) });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }
  const savePicture = () => {
    const keys = [`${t('consumption.down')} ${amounts.down}`, `${t('consumption.up')} ${amounts.up}`];
    const base64 = chart.current && pictureOf(chart.current, { title: `${name} · ${span}`, keys, note: unit });
    if (base64) void save(() => api.consumption.savePicture({ fileName, base64 }));
  };
  const headers = [
    t(`consumption.when.${kind}`, { hours }),
    `${t('consumption.down')} (bytes)`,
    `${t('consumption.up')} (bytes)`,
  ];

  return (
    <>
      <div className="consumption-sight">
        {children}
        <div className="consumption-legend">
          <span className="consumption-unit">{unit}</span>
          <span className="consumption-key down">{t('consumption.down')}</span>
          <span className="consumption-key up">{t('consumption.up')}</span>
        </div>
        <ConsumptionChart
          data={data}
          period={asked.period}
          chart={chart}
          label={t('consumption.chart', { name, span, ...amounts })}
        />
      </div>
      {totals.down + totals.up === 0 && (
        <p className="consumption-note">{t(totals.known ? 'consumption.nothingUsed' : 'consumption.notMeasured')}</p>
      )}
      <p className="consumption-note">
        {span} · {t('consumption.until', { moment: formatMoment(data.dataUntilMs ?? 0, timeZone) })}
      </p>
      <div className="consumption-foot">
        <Button variant="subtle" size="compact-sm" onClick={savePicture}>
          {t('consumption.savePicture')}
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => void save(() => api.consumption.saveNumbers({ ...asked, headers, fileName }))}
        >
          {t('consumption.saveNumbers')}
        </Button>
      </div>
      <Numbers data={data} />
    </>
  );
}

/** The same as a table, for who does not see the picture, or wants to read a value. */
function Numbers({ data }: { readonly data: ClientConsumption }) {
  const { t } = useTranslation();
  // Closed it is not drawn: at each row that is selected it would take as long as the chart.
  const [open, setOpen] = useState(false);
  return (
    <details className="consumption-numbers" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('consumption.table')}</summary>
      {open && <NumbersTable data={data} />}
    </details>
  );
}

function NumbersTable({ data: { points, bucket, hours, totals } }: { readonly data: ClientConsumption }) {
  const { t } = useTranslation();
  // An hour that a clock change repeats has the same name twice.
  const rows = points.map((point, at) => ({ ...point, at }));
  return (
    <table className="consumption-table">
      <thead>
        <tr>
          <th scope="col">{t(`consumption.when.${kindOf({ bucket, hours })}`, { hours })}</th>
          <th scope="col" className="number">
            {t('consumption.down')}
          </th>
          <th scope="col" className="number">
            {t('consumption.up')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.at}>
            <th scope="row">{bucketWords({ bucket, hours, points }, row.at)}</th>
            {row.known ? (
              <>
                <td className="number">{formatBytes(row.down)}</td>
                <td className="number">{formatBytes(row.up)}</td>
              </>
            ) : (
              <td className="number" colSpan={2}>
                {t('consumption.notKnown')}
              </td>
            )}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('consumption.total')}</th>
          <td className="number">{countedWords(totals, totals.down)}</td>
          <td className="number">{countedWords(totals, totals.up)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
