import type { z } from 'zod';
import type { mailSettingsContract } from '../../src-main/contract/mail-settings';
import { clientFieldsWith, createTestOffice, type TestApp } from './test-app';

type Settings = z.input<typeof mailSettingsContract.save.input>;

/** What the form saves that sends through this server. */
export async function mailServerWith({ call }: Pick<TestApp, 'call'>, port: number, more: Partial<Settings> = {}) {
  const { version } = await call('mailSettings', 'get', {});
  const settings: Settings = {
    version,
    host: '127.0.0.1',
    port,
    security: 'none',
    user: '',
    password: null,
    fromName: 'Norte Digital',
    fromAddress: 'oficina@norte.example',
    replyTo: '',
    dailyLimit: 0,
    minuteLimit: 0,
    connections: 3,
    paused: false,
  };
  return { ...settings, ...more };
}

/** Every active client, as an export and a notification name them. */
export const EVERYBODY = { kind: 'filter' as const, filter: {}, exceptIds: [] };

/** The office sends through this server from now on. */
export async function useMailServer(app: Pick<TestApp, 'call'>, port: number, more: Partial<Settings> = {}) {
  return app.call('mailSettings', 'save', await mailServerWith(app, port, more));
}

/** An office with clients of these main addresses; answers their numbers. */
export async function createMailOffice(...emails: readonly string[]) {
  const app = await createTestOffice();
  // The clock goes on for days, and nobody touches the window.
  await app.call('office', 'update', { version: 1, name: 'Norte Digital', idleMinutes: 0 });
  const ids: number[] = [];
  for (const [at, email] of emails.entries())
    ids.push((await app.call('clients', 'create', clientFieldsWith({ name: `Cliente ${at + 1}`, email }))).id);
  return { ...app, ids };
}

export function notify(
  { call }: Pick<TestApp, 'call'>,
  ids: number[],
  subject = 'Corte programado',
  text = 'Mañana a las 3.',
) {
  return call('mailTemplates', 'notify', { selection: { kind: 'ids', ids }, notice: { subject, text } });
}

export async function mailOf({ call }: Pick<TestApp, 'call'>) {
  const { rows } = await call('outbox', 'list', { filter: {}, offset: 0, limit: 200 });
  return rows.toReversed();
}

export const statesOf = async (app: Pick<TestApp, 'call'>) => (await mailOf(app)).map(({ state }) => state);
