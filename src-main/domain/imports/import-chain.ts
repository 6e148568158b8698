/** What an import left of a client, or of a contract: it raised the version by one, to this. */
export interface ChainRow {
  readonly importId: number;
  readonly versionAfter: number;
}

/**
 * How many of these rows, the newest first, follow one another down from a version with nobody's change between them:
 * each import raises the version by one.
 */
export function unbroken(rows: readonly ChainRow[], version: number): number {
  const end = rows.findIndex(({ versionAfter }, index) => versionAfter !== version - index);
  return end < 0 ? rows.length : end;
}

/**
 * The newest of the later imports that alone changed what a row had left, and is to be taken back before it; null where
 * anybody else did, too. `later` are the rows of imports after it, the newest first.
 */
export function laterImport(row: ChainRow, later: readonly ChainRow[], version: number): number | null {
  const [newest] = later;
  const isAll = newest && unbroken(later, version) === later.length && version - later.length === row.versionAfter;
  return isAll ? newest.importId : null;
}

/**
 * After a row's undo its client, or contract, has another version, and is as the import before it may have left it. Each
 * import raises the version by one, so that those before, whose rows follow one another, go up together: these of `all`, the
 * newest first, to which version.
 */
export function followed<Row extends ChainRow>(
  all: readonly Row[],
  { importId, versionAfter }: ChainRow,
  version: number,
): { readonly row: Row; readonly versionAfter: number }[] {
  const older = all.filter((row) => row.importId < importId);
  return older
    .slice(0, unbroken(older, versionAfter - 1))
    .map((row, index) => ({ row, versionAfter: version - index }));
}
