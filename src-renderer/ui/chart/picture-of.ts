/** A chart as it was drawn; its size is the page's, not the screen's. */
interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly canvas: HTMLCanvasElement;
  readonly options: object;
  /** Draws it anew, in as many points as its options say, or the screen. */
  resize(): void;
}

/** What is written above a chart. */
interface Head {
  readonly title: string;
  /** What each colour is, in words: of the first line or bar, and of the second. */
  readonly keys: readonly string[];
  readonly note: string;
}

const MARGIN = 24;
const TITLE_PX = 16;
const LEGEND_PX = 12;
const HEAD = 64;
/** The narrowest picture, in its own points: one that is sent on is looked at larger than the page had it. */
const LEAST_WIDTH = 1200;
const KEY_COLOURS = ['--accent', '--green'];
const KEY_PX = 14;

/** The chart as a PNG with its title and legend, on the ground of the present light; base64. */
export function pictureOf(chart: Drawn, head: Head): string | null {
  const { width, height } = chart;
  const size = { width: width + MARGIN * 2, height: height + HEAD + MARGIN };
  const scale = Math.max(window.devicePixelRatio || 1, LEAST_WIDTH / size.width);
  const picture = document.createElement('canvas');
  picture.width = Math.ceil(size.width * scale);
  picture.height = Math.ceil(size.height * scale);
  const context = picture.getContext('2d');
  if (!context) return null;
  context.scale(scale, scale);
  context.fillStyle = colourOf('--surface');
  context.fillRect(0, 0, size.width, size.height);
  drawHead(context, head, width);
  withPoints(chart, scale, () => context.drawImage(chart.canvas, MARGIN, HEAD, width, height));
  return picture.toDataURL('image/png').replace(/^[^,]*,/u, '');
}

const colourOf = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Has a chart drawn in more points than the screen has, and again as it was: nothing of it is seen. */
function withPoints(chart: Drawn, points: number, draw: () => void): void {
  Object.assign(chart.options, { devicePixelRatio: points });
  chart.resize();
  draw();
  Reflect.deleteProperty(chart.options, 'devicePixelRatio');
  chart.resize();
}

function drawHead(context: CanvasRenderingContext2D, { title, keys, note }: Head, width: number): void {
  const family = getComputedStyle(document.body).fontFamily;
  context.fillStyle = colourOf('--text');
  context.font = `600 ${TITLE_PX}px ${family}`;
  context.fillText(title, MARGIN, MARGIN + 8, width);
  context.font = `${LEGEND_PX}px ${family}`;
  const line = MARGIN + 28;
  let across = MARGIN;
  for (const [at, words] of keys.entries()) {
    context.fillStyle = colourOf(KEY_COLOURS[at] ?? '--muted');
    context.fillRect(across, line - 6, KEY_PX, 4);
    across += KEY_PX + 6;
    context.fillStyle = colourOf('--text');
    context.fillText(words, across, line);
    across += context.measureText(words).width + KEY_PX;
  }
  context.fillStyle = colourOf('--muted');
  context.fillText(note, across, line, Math.max(1, MARGIN + width - across));
}
