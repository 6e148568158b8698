/** How a kind of point looks: a colour never alone. */
export interface KindLook {
  readonly shape: 'circle' | 'triangle' | 'square' | 'diamond' | 'ring' | 'cross' | 'bars';
  /** A custom property of the page's. */
  readonly colour: string;
}

interface Drawn {
  readonly x: number;
  readonly y: number;
  /** Half of its width. */
  readonly size: number;
  readonly colour: string;
  readonly ground: string;
}

const SQUARE = [
  [-0.9, -0.9],
  [0.9, -0.9],
  [0.9, 0.9],
  [-0.9, 0.9],
] as const;

const CORNERS: Readonly<Record<KindLook['shape'], readonly (readonly [number, number])[]>> = {
  circle: [],
  ring: [],
  triangle: [
    [0, -1.1],
    [1.1, 0.85],
    [-1.1, 0.85],
  ],
  square: SQUARE,
  diamond: [
    [0, -1.2],
    [1.2, 0],
    [0, 1.2],
    [-1.2, 0],
  ],
  cross: SQUARE,
  bars: SQUARE,
};

/** What is drawn within a shape, from one point to another. */
const STROKES: Readonly<Partial<Record<KindLook['shape'], readonly (readonly [number, number, number, number])[]>>> = {
  cross: [
    [-0.45, 0.45, 0.45, -0.45],
    [-0.45, -0.45, 0.45, 0.45],
  ],
  bars: [
    [-0.3, -0.5, -0.3, 0.5],
    [0.3, -0.5, 0.3, 0.5],
  ],
};

/** Draws one point's shape, with an edge that sets it off from what lies beneath. */
export function drawShape(pen: CanvasRenderingContext2D, shape: KindLook['shape'], look: Drawn): void {
  const { x, y, size, colour, ground } = look;
  pen.beginPath();
  const corners = CORNERS[shape];
  if (corners.length === 0) pen.arc(x, y, size - (shape === 'ring' ? 1.5 : 0), 0, 2 * Math.PI);
  for (const [dx, dy] of corners) pen.lineTo(x + dx * size, y + dy * size);
  pen.closePath();
  pen.fillStyle = shape === 'ring' ? ground : colour;
  pen.strokeStyle = shape === 'ring' ? colour : ground;
  pen.lineWidth = shape === 'ring' ? 3 : 1.5;
  pen.fill();
  pen.stroke();
  pen.strokeStyle = ground;
  pen.beginPath();
  for (const [fromX, fromY, toX, toY] of STROKES[shape] ?? []) {
    pen.moveTo(x + fromX * size, y + fromY * size);
    pen.lineTo(x + toX * size, y + toY * size);
  }
  pen.stroke();
}
