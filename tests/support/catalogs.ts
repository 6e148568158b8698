import type { TestApp } from './test-app';

/** Merges two entries as they are now, whatever happened to them before. */
export async function mergeEntries({ call }: Pick<TestApp, 'call'>, fromId: number, intoId: number) {
  const { entries } = await call('catalogs', 'list', {});
  const versionOf = (id: number) => entries.find((entry) => entry.id === id)?.version ?? 0;
  const [fromVersion, intoVersion] = [versionOf(fromId), versionOf(intoId)];
  return call('catalogs', 'merge', { fromId, fromVersion, intoId, intoVersion });
}
