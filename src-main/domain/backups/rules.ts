/** Wall time as a file's name has it: `2026-11-24-153012`. `wallMs` is the office's own, as if it were UTC. */
export function stampOf(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
}
