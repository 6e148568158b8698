import type { ReadDb } from '../../data/database';
import type { Services } from '../handler';
import { listNeededFiles } from '../outbox';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a file lies here that was too large to go with its message. */
const SAVED_FOR_MS = 30 * DAY_MS;

/** Lists of clients that went, or go no more, with their message are let go of a day after they were made. */
export function sweepMailFiles(db: ReadDb, { mailFiles, clock }: Pick<Services, 'mailFiles' | 'clock'>): void {
  const nowMs = clock.nowMs();
  mailFiles.sweep(nowMs - DAY_MS, listNeededFiles(db, nowMs - SAVED_FOR_MS));
}
