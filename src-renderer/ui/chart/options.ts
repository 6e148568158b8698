import { CHART_FONT, type Palette } from './palette';

/** How every chart stands: it does not move by itself, and fills its place. */
export const STILL = {
  animation: false,
  responsive: true,
  maintainAspectRatio: false,
  interaction: { mode: 'index', intersect: false },
} as const;

/** The axis below: names, without lines of their own. */
export const acrossScale = (palette: Palette) => ({ grid: { display: false }, border: { color: palette.line } });

/** The axis of the figures, from nothing up, each in words. */
export const upScale = (palette: Palette, words: (figure: number) => string) => ({
  beginAtZero: true,
  grid: { color: palette.line },
  border: { display: false },
  ticks: {
    color: palette.text,
    font: CHART_FONT,
    maxTicksLimit: 6,
    callback: (value: string | number) => words(Number(value)),
  },
});

/** The box beside a point, in the colours of the light. */
export const tooltipStyle = (palette: Palette) => ({
  backgroundColor: palette.ground,
  borderColor: palette.edge,
  borderWidth: 1,
  titleColor: palette.words,
  bodyColor: palette.words,
  titleFont: CHART_FONT,
  bodyFont: { ...CHART_FONT, size: 12 },
  padding: 10,
  usePointStyle: true,
  boxWidth: 8,
  boxHeight: 8,
});
