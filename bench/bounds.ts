import type { Measured } from './measure';
import { tabNames } from './tabs';

/** What a measure must reach: times in milliseconds, `overFloorMs` above the floor's median, memory in MiB. */
interface Bound {
  readonly medianMs?: number;
  readonly p95Ms?: number;
  readonly overFloorMs?: number;
  readonly ratio?: number;
  readonly memoryMb?: number;
}

/** The window may not be held for longer. */
const HELD_MS = 50;
/** Thirty frames a second, as a screen of sixty tells of them: two of its own, to the tenth that its clock is off by. */
const FRAME_MS = 33.4;

/** The bounds of the issues, by the measure's name; one that has none is told for comparison. */
const BOUNDS: Readonly<Record<string, Bound>> = {
  list_first_page: { overFloorMs: 2 },
  list_deep_page: { ratio: 2, medianMs: 10 },
  quick_search: { medianMs: 25, p95Ms: 60 },
  client_get: { overFloorMs: 2 },
  client_save: { ratio: 2 },
  growth_list_first_page: { ratio: 2 },
  growth_client_get: { ratio: 2 },
  growth_list_row_9000: { ratio: 2 },
  import_clients: { ratio: 3, memoryMb: 400 },
  export_xlsx: { ratio: 2 },
  export_csv: { ratio: 2 },
  export_core_delay_worst: { medianMs: HELD_MS },
  quick_search_during_export: { p95Ms: 100 },
  cold_start: { overFloorMs: 1500 },
  key_to_rows: { p95Ms: 100 },
  // Each tab is live for the selected row in under 50 ms, the next one's and any other's.
  ...Object.fromEntries(tabNames.map((name) => [name, { medianMs: HELD_MS, p95Ms: HELD_MS }])),
  box_details: { overFloorMs: 3 },
  box_audit: { overFloorMs: 3 },
  consumption_month: { medianMs: 30, ratio: 2 },
  import_consumption: { ratio: 2 },
  import_consumption_grown: { ratio: 2 },
  // Flat: four times the samples, whose file is 140 MiB longer, take no more than half of that in addition.
  import_consumption_growth: { memoryMb: 70 },
  import_consumption_core_delay_worst: { medianMs: HELD_MS },
  answer_during_samples: { p95Ms: HELD_MS },
  answer_during_samples_worst: { medianMs: HELD_MS },
  // The bound is every opening's, the slowest one's too.
  map_all: { medianMs: 1500 },
  map_all_slowest: { medianMs: 1500 },
  map_pan_frame: { medianMs: 33, p95Ms: FRAME_MS },
  map_zoom_frame: { medianMs: 33, p95Ms: FRAME_MS },
  account_open: { medianMs: 15 },
  payment_save: { ratio: 2 },
  debt_column: { overFloorMs: 2 },
  invoice_run: { ratio: 3 },
  invoice_run_core_delay_worst: { medianMs: HELD_MS },
  outbox_enqueue: { ratio: 2 },
  // Seven tenths of the floor's rate.
  outbox_drain: { ratio: 1 / 0.7 },
  outbox_drain_pdf: { ratio: 1 / 0.7 },
  search_advanced: { medianMs: 40, p95Ms: 120 },
  bulk_preview: { medianMs: 1000 },
  bulk_apply: { ratio: 2.5 },
  // Of what the update itself took.
  bulk_undo: { ratio: 1.2 },
  bulk_core_delay_worst: { medianMs: HELD_MS },
};

/** The measures that have a bound. */
export const boundedNames = Object.keys(BOUNDS);

const number = (value: number) => String(Math.round(value * 100) / 100);

/** `what` ends where its bound is written. */
const part = (what: string, most: number | undefined, was: number, unit = '') =>
  most === undefined ? [] : [{ words: `${what} ${number(most)}${unit}`, held: was <= most }];

/** Each part of a measure's bound in words, and whether it was held. */
export function boundsOf(one: Measured): { readonly words: string; readonly held: boolean }[] {
  const { medianMs, p95Ms, overFloorMs, ratio, memoryMb } = BOUNDS[one.name] ?? {};
  return [
    ...part('median ≤', medianMs, one.median_ms, ' ms'),
    ...part('p95 ≤', p95Ms, one.p95_ms, ' ms'),
    ...part('median ≤ floor +', overFloorMs, one.median_ms - one.floor_ms, ' ms'),
    ...part('ratio ≤', ratio, one.ratio),
    ...part('memory ≤', memoryMb, one.peak_rss_mb, ' MiB'),
  ];
}
