/** A chart as it was drawn; its size is the page's, not the screen's. */
interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly canvas: HTMLCanvasElement;
}

const MARGIN = 24;
const TITLE_PX = 16;
const LEGEND_PX = 12;
const HEAD = 64;

/** The chart as a PNG with its title and legend, on the ground of the present light; base64. */
export function pictureOf(chart: Drawn, title: string, legend: string): string | null {
  const scale = window.devicePixelRatio || 1;
  const { width, height } = chart;
  const picture = document.createElement('canvas');
  picture.width = (width + MARGIN * 2) * scale;
  picture.height = (height + HEAD + MARGIN) * scale;
  const context = picture.getContext('2d');
  if (!context) return null;
  const style = getComputedStyle(document.documentElement);
  const family = getComputedStyle(document.body).fontFamily;
  context.scale(scale, scale);
  context.fillStyle = style.getPropertyValue('--surface');
  context.fillRect(0, 0, width + MARGIN * 2, height + HEAD + MARGIN);
  context.fillStyle = style.getPropertyValue('--text');
  context.font = `600 ${TITLE_PX}px ${family}`;
  context.fillText(title, MARGIN, MARGIN + 8, width);
  context.fillStyle = style.getPropertyValue('--muted');
  context.font = `${LEGEND_PX}px ${family}`;
  context.fillText(legend, MARGIN, MARGIN + 28, width);
  context.drawImage(chart.canvas, MARGIN, HEAD, width, height);
  return picture.toDataURL('image/png').replace(/^[^,]*,/u, '');
}
