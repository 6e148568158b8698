import type { SecondFolder, SecondFolderFile } from '../../contract/backups';

/** Wall time as a file's name has it: `2026-11-24-153012`. `wallMs` is the office's own, as if it were UTC. */
export function stampOf(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
}

/** How long a copy stands for the office before much is changed at once, whatever was saved since: ten minutes. */
const STANDS_MS = 10 * 60 * 1000;

export interface TakenCopy {
  readonly atMs: number;
  /** What the database's files were when it was taken; it is the same as long as nothing is saved. */
  readonly mark: string;
}

/** Whether a copy has to be taken before much is changed at once: not while the last one says nearly all there is. */
export function needsCopyBefore(last: TakenCopy | null, mark: string, nowMs: number): boolean {
  if (!last) return true;
  return last.mark !== mark && !(nowMs >= last.atMs && nowMs - last.atMs < STANDS_MS);
}

/** What a window is told of the second folder. */
export function toldSecond(second: SecondFolderFile | null): SecondFolder | null {
  if (!second) return null;
  const { folder, seal, copied, problem } = second;
  return { folder, sealed: seal !== null, copiedAtMs: copied?.atMs ?? null, problem };
}

/** A disk that is not there is not asked for again and again: an absent one may keep whoever asks waiting. */
export function foldersToLookIn(second: SecondFolderFile | null): string[] {
  return second && second.problem !== 'absent' ? [second.folder] : [];
}
