import {
  CategoryScale,
  Chart,
  type ChartData,
  type ChartOptions,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type Scale,
  Tooltip,
  type ScriptableContext,
} from 'chart.js';
import { type Ref, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Line } from 'react-chartjs-2';
import type { ClientConsumption, ConsumptionPeriod } from '../../../src-main/contract/consumption';
import { unitFor } from '../../i18n/bytes';
import { formatFigure } from '../../i18n/format';
import { acrossScale, STILL, tooltipStyle, upScale } from '../../ui/chart/options';
import { CHART_FONT, type Palette, usePalette } from '../../ui/chart/palette';
import { beginsDay, type Buckets, bucketWords, standsAlone, tickWords } from './period-words';

Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement, Filler, Tooltip);

/** A point that nothing is known of is null, and a gap in the line. */
export type LineChart = Chart<'line', (number | null)[], string>;

interface ConsumptionChartProps {
  readonly data: ClientConsumption;
  readonly period: ConsumptionPeriod;
  /** What the picture shows, in words. */
  readonly label: string;
  readonly chart: Ref<LineChart | undefined>;
}

/** The largest figure of either line. */
export function largestOf(points: ClientConsumption['points']): number {
  return Math.max(0, ...points.map(({ down, up }) => Math.max(down, up)));
}

/** What no line leads to or from, since nothing is known beside it, is a dot: the one month of a year that was measured. */
const radiusOf = ({ dataset, dataIndex }: ScriptableContext<'line'>) => (standsAlone(dataset.data, dataIndex) ? 3 : 0);

/** Down and up over time. It does not move by itself: it follows the row as fast as the row goes. */
export function ConsumptionChart({ data, period, label, chart }: ConsumptionChartProps) {
  const { t } = useTranslation();
  const palette = usePalette();
  const { points, bucket, hours } = data;
  const lines = useMemo((): ChartData<'line', (number | null)[], string> => {
    const { bytes } = unitFor(largestOf(points));
    const common = {
      borderWidth: 2,
      pointRadius: radiusOf,
      pointHoverRadius: 4,
      cubicInterpolationMode: 'monotone' as const,
    };
    return {
      labels: points.map(({ wallMs }) => tickWords(period, wallMs)),
      datasets: [
        {
          ...common,
          label: t('consumption.down'),
          data: points.map((point) => (point.known ? point.down / bytes : null)),
          borderColor: palette.first,
          backgroundColor: palette.fill,
          pointBackgroundColor: palette.first,
          fill: true,
          order: 2,
        },
        {
          ...common,
          label: t('consumption.up'),
          data: points.map((point) => (point.known ? point.up / bytes : null)),
          borderColor: palette.second,
          pointBackgroundColor: palette.second,
          order: 1,
        },
      ],
    };
  }, [points, period, t, palette]);
  const options = useMemo(() => {
    const { unit } = unitFor(largestOf(points));
    return optionsOf(palette, period, unit, { bucket, hours, points });
  }, [points, period, bucket, hours, palette]);
  return (
    <div className="consumption-canvas">
      <Line ref={chart} role="img" aria-label={label} data={lines} options={options} />
    </div>
  );
}

const tickStyle = (palette: Palette) => ({ color: palette.text, font: CHART_FONT, maxRotation: 0 });

const usualAxis = (palette: Palette) => ({ ticks: { ...tickStyle(palette), autoSkipPadding: 14 } });

/** Each day of a week has its name where it begins, and a line there. */
const weekAxis = (palette: Palette, buckets: Buckets) => ({
  grid: { color: palette.line },
  ticks: { ...tickStyle(palette), autoSkip: false },
  afterBuildTicks(scale: Scale): void {
    scale.ticks = scale.ticks.filter(({ value }) => beginsDay(buckets, value));
  },
});

function optionsOf(palette: Palette, period: ConsumptionPeriod, unit: string, buckets: Buckets): ChartOptions<'line'> {
  return {
    ...STILL,
    scales: {
      x: { ...acrossScale(palette), ...(period === 'week' ? weekAxis(palette, buckets) : usualAxis(palette)) },
      y: upScale(palette, formatFigure),
    },
    plugins: {
      legend: { display: false },
      tooltip: {
        ...tooltipStyle(palette),
        itemSort: (one, other) => one.datasetIndex - other.datasetIndex,
        callbacks: {
          title: ([item]) => (item ? bucketWords(buckets, item.dataIndex) : ''),
          label: (item) => ` ${item.dataset.label ?? ''}: ${formatFigure(item.parsed.y ?? 0)} ${unit}`,
        },
      },
    },
  };
}
