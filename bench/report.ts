import { cpus, totalmem } from 'node:os';
import { boundsOf } from './bounds';
import type { Measured } from './measure';

const GIB = 1024 ** 3;

function line(one: Measured): string {
  const bounds = boundsOf(one);
  const missed = bounds.filter(({ held }) => !held).map(({ words }) => words);
  const verdict = bounds.length === 0 ? '' : missed.length === 0 ? 'held' : `**missed**: ${missed.join(', ')}`;
  const { name, n, median_ms: median, p95_ms: p95, floor_ms: floor, ratio, peak_rss_mb: memory } = one;
  const bound = bounds.map(({ words }) => words).join(', ');
  return `| ${[name, n, median, p95, floor, ratio, memory, bound, verdict].join(' | ')} |`;
}

/** What was measured as a page: the machine, the day, the command, and each bound beside its number. `on`: a calendar date. */
export function reportOf(results: readonly Measured[], command: string, on: string): string {
  const [cpu] = cpus();
  const machine = `${cpu?.model.trim() ?? 'unknown'} × ${cpus().length}, ${Math.round(totalmem() / GIB)} GiB`;
  return [
    '# What was measured',
    '',
    `${on} · ${machine} · ${process.platform} ${process.arch}, Node ${process.version} · \`${command}\``,
    '',
    'Times in milliseconds, memory in MiB at its peak. *Floor*: the same answer straight from SQLite, or the same file written by the simplest code, in the same run. Bounds are the issues’.',
    '',
    '| Measure | n | Median | p95 | Floor | Ratio | Memory | Bound | |',
    '|---|---:|---:|---:|---:|---:|---:|---|---|',
    ...results.map(line),
    '',
  ].join('\n');
}
