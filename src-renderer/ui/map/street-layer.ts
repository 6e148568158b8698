import { type Coords, type DoneCallback, GridLayer } from 'leaflet';
import { TILE } from './mercator';

export interface Streets {
  /** Where they come from: another address is another map. */
  readonly address: string;
  readonly maxZoom: number;
  /** One picture; null where there is none, and what lies beneath stays in sight. */
  readonly fetchTile: (tile: { x: number; y: number; z: number }) => Promise<Blob | null>;
  /** Told at the first picture of what is looked at, and once all of it has been asked for: whether there is any. */
  readonly onSeen: (any: boolean) => void;
}

/** Pictures of streets, drawn on canvases: the window loads no image from anywhere. */
export class StreetLayer extends GridLayer {
  private readonly streets: Streets;
  private readonly drawn = new WeakSet<HTMLElement>();

  constructor(streets: Streets) {
    super({
      zIndex: 2,
      tileSize: TILE,
      maxNativeZoom: streets.maxZoom,
      className: 'map-streets',
      updateWhenIdle: true,
    });
    this.streets = streets;
    this.on('load', () => {
      const seen = Object.values(this._tiles).filter(({ current }) => current);
      streets.onSeen(seen.some(({ el }) => this.drawn.has(el)));
    });
  }

  override createTile({ x, y, z }: Coords, done: DoneCallback): HTMLElement {
    const canvas = document.createElement('canvas');
    canvas.width = TILE;
    canvas.height = TILE;
    void this.draw(canvas, { x, y, z }).finally(() => done(undefined, canvas));
    return canvas;
  }

  private async draw(canvas: HTMLCanvasElement, tile: { x: number; y: number; z: number }): Promise<void> {
    const picture = await this.streets.fetchTile(tile);
    if (!picture) return;
    try {
      const bitmap = await createImageBitmap(picture);
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0, TILE, TILE);
      bitmap.close();
      this.drawn.add(canvas);
      // What was looked at before comes late, and says nothing of this.
      if (canvas.isConnected) this.streets.onSeen(true);
    } catch {
      // Begins like a picture and is none: the base map stays in sight.
    }
  }
}
