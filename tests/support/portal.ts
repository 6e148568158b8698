import type { TestApp } from './test-app';

export const PORTAL = { name: 'Mi Norte', address: 'https://portal.norte.example', passwordGroups: 3 };

/** The office has a portal from now on. */
export async function setPortal({ call }: Pick<TestApp, 'call'>): Promise<void> {
  const { version } = await call('portal', 'settings', {});
  await call('portal', 'saveSettings', { version, ...PORTAL });
}
