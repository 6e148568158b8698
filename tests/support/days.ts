import type { TestApp } from './test-app';

/** Somebody says that the day is right, where the program was closed for so long that it asks. */
export async function sureOfDay({ call }: Pick<TestApp, 'call'>): Promise<void> {
  const { today, doubted } = await call('office', 'day', {});
  if (doubted) await call('office', 'confirmDay', { today });
}
