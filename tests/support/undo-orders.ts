import type { TestApp } from './test-app';

type App = Pick<TestApp, 'call'>;

/** Takes an import back, or what can be of it by now. */
export const undoImport = ({ call }: App, importId: number) => call('imports', 'undo', { importId });

/**
 * Undoes imports by their places in `order`, and then all of them over and over, for as long as anything comes of it; answers
 * which are left. The oldest goes first, which is the hardest.
 */
export async function undoInOrder(app: App, imports: readonly number[], order: readonly number[]): Promise<number[]> {
  const standing = new Set(imports);
  const undoOne = async (importId: number | undefined) => {
    if (importId === undefined || !standing.has(importId)) return 0;
    const { removed, restored, keptRows } = await undoImport(app, importId);
    if (keptRows === 0) standing.delete(importId);
    return removed + restored + (keptRows === 0 ? 1 : 0);
  };
  for (const at of order) await undoOne(imports[at]);
  for (let undone = 1; undone > 0; ) {
    undone = 0;
    for (const importId of imports) undone += await undoOne(importId);
  }
  return [...standing];
}
