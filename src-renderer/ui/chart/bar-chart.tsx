import { BarController, BarElement, CategoryScale, Chart, type ChartOptions, LinearScale, Tooltip } from 'chart.js';
import { type Ref, useMemo } from 'react';
import { Bar } from 'react-chartjs-2';
import { acrossScale, STILL, tooltipStyle, upScale } from './options';
import { CHART_FONT, type Palette, usePalette } from './palette';

Chart.register(CategoryScale, LinearScale, BarController, BarElement, Tooltip);

export type BarChartOnPage = Chart<'bar', number[], string>;

/** Figures of one colour, a bar for each name. */
export interface BarSeries {
  readonly label: string;
  readonly figures: readonly number[];
}

interface BarChartProps {
  readonly names: readonly string[];
  /** One or two: their colours are the first and the second of the design. */
  readonly series: readonly BarSeries[];
  /** A figure in words, as its table has it. */
  readonly words: (figure: number) => string;
  /** The same beside the axis, where there is little room. */
  readonly axis: (figure: number) => string;
  /** What the picture shows, in words. */
  readonly label: string;
  readonly chart: Ref<BarChartOnPage | undefined>;
}

/** Bars beside one another; it does not move by itself. */
export function BarChart({ names, series, words, axis, label, chart }: BarChartProps) {
  const palette = usePalette();
  const data = useMemo(
    () => ({
      labels: [...names],
      datasets: series.map(({ label: name, figures }, at) => ({
        label: name,
        data: [...figures],
        backgroundColor: at === 0 ? palette.first : palette.second,
        borderRadius: 4,
        maxBarThickness: 48,
      })),
    }),
    [names, series, palette],
  );
  const options = useMemo(() => optionsOf(palette, words, axis), [palette, words, axis]);
  return <Bar ref={chart} role="img" aria-label={label} data={data} options={options} />;
}

function optionsOf(palette: Palette, words: BarChartProps['words'], axis: BarChartProps['axis']): ChartOptions<'bar'> {
  return {
    ...STILL,
    scales: {
      x: {
        ...acrossScale(palette),
        ticks: { color: palette.text, font: CHART_FONT, maxRotation: 40, autoSkipPadding: 8 },
      },
      y: upScale(palette, axis),
    },
    plugins: {
      legend: { display: false },
      tooltip: {
        ...tooltipStyle(palette),
        callbacks: { label: (item) => ` ${item.dataset.label ?? ''}: ${words(item.parsed.y ?? 0)}` },
      },
    },
  };
}
