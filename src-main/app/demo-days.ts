import type { Actor } from '../contract/session';
import type { Database } from '../data/database';
import { sendMadeUpMail } from '../domain/outbox';
import type { FileStore } from '../ports';
import { callAt } from './clerk';
import type { Desk } from './demo-desk';
import { importContracts, importLeads, importPhones, updateMasses } from './demo-lists';
import { importPayments, measureTower, noteUndelivered } from './demo-measures';
import { leave, rename, saveViews, writeAndHandOver } from './demo-register';
import type { Runner } from './runner';

const DAY_MS = 86_400_000;

/** What a demonstration's days are worked with. */
export interface DemoDays {
  readonly database: Database;
  readonly actor: Actor;
  readonly files: Pick<FileStore, 'receive'>;
  readonly nowMs: number;
  readonly clients: number;
  /** Runs what is called, with the clock at an instant. */
  readonly runnerAt: (nowMs: number) => Runner;
}

const works = [
  leave,
  rename,
  importLeads,
  saveViews,
  writeAndHandOver,
  updateMasses,
  importPhones,
  importContracts,
  measureTower,
  importPayments,
] as const;

/**
 * What the operator of a demonstration did at the window in the last weeks: lists and files, mass updates, clients that are
 * one, who left. By the very handlers that a clerk's own clicks go through, so that each can be looked at and taken back. The
 * mail of it all goes out at the end.
 */
export async function workDays({ database, actor, files, nowMs, clients, runnerAt }: DemoDays): Promise<void> {
  const ago = (days: number) => callAt(runnerAt(nowMs - days * DAY_MS), actor);
  const receive = (fileName: string, text: string) => files.receive(fileName, Buffer.from(text));
  const desk: Desk = { ago, nowMs, receive, clients };
  const { sqlite } = database;
  // Nobody's work is lost here, and waiting for the disk a hundred times is most of what these days take.
  const usual = sqlite.pragma('synchronous', { simple: true });
  sqlite.pragma('synchronous = NORMAL');
  try {
    for (const work of works) await work(desk);
    database.write((db) => sendMadeUpMail(db));
    await noteUndelivered(desk);
  } finally {
    sqlite.pragma(`synchronous = ${String(usual)}`);
  }
}
