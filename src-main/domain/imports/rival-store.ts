import { networkStarts } from '../../contract/values/ip-address';
import type { DraftFile, DraftStatement, ImportDraft, RowKey } from '../../ports';
import { HOLDS } from './decision-store';

/** The same of rows that are found by their key, of which few are alike, and never by what becomes of them. */
const FOUND = `+${HOLDS}`;
/** Where each key stands, and which rows have it. */
const KEY_COLUMN = {
  identity: { column: 'identity', holds: FOUND },
  email: { column: 'first_key', holds: `${FOUND} AND holds_first = 1` },
  ip: { column: 'first_key', holds: `${FOUND} AND holds_first = 1` },
  nationalId: { column: 'second_key', holds: `${FOUND} AND holds_second = 1` },
  mac: { column: 'second_key', holds: `${FOUND} AND holds_second = 1` },
  userName: { column: 'user_name_key', holds: HOLDS },
  madePlan: { column: 'made_plan', holds: FOUND },
} as const satisfies Record<RowKey, { column: string; holds: string }>;

/** Where the networks may begin that any of these keys is part of, each with the first key to which it has to reach. */
function startsAround(keys: readonly string[]): [start: string, key: string][] {
  const starts = new Map<string, string>();
  for (const key of keys) {
    for (const start of networkStarts(key)) {
      const first = starts.get(start);
      if (first === undefined || key < first) starts.set(start, key);
    }
  }
  return [...starts];
}

export function rivalsOf(file: DraftFile): Pick<ImportDraft, 'holder' | 'nameOf' | 'rivals'> {
  const holders = new Map<RowKey, DraftStatement<{ row: number }>>();
  const holderOf = (kind: RowKey) => {
    const { column, holds } = KEY_COLUMN[kind];
    // What comes after is told of the first that has it, and the first of none, as in a dry run.
    const known =
      holders.get(kind) ??
      file.prepare<{ row: number }>(
        `SELECT row FROM decisions WHERE ${column} = ? AND row < ? AND ${holds} ORDER BY row`,
      );
    holders.set(kind, known);
    return known;
  };
  // The rows after one, which may still have what it takes from them, are passed over: no key is gone through for them all.
  const from = `SELECT row FROM decisions WHERE ${KEY_COLUMN.ip.holds} AND +row < ? AND`;
  const begins = file.prepare<{ row: number }>(
    `${from} first_key BETWEEN ? AND ? ORDER BY first_key DESC, row LIMIT 1`,
  );
  const reaches = file.prepare<{ row: number }>(`
    ${from} first_end_key >= ? AND first_key IN (SELECT value FROM json_each(?)) AND first_end_key > first_key
    ORDER BY first_key DESC, row LIMIT 1`);
  const name = file.prepare<{ name: string }>('SELECT name FROM decisions WHERE row = ?');
  // One question a key and not a row: of as many rows that clash with one another each is found once.
  const sameKey = ['identity', 'first_key', 'second_key'].map(
    (column) => `SELECT row FROM decisions WHERE ${column} IN
      (SELECT ${column} FROM decisions WHERE row IN asked AND ${column} <> '')`,
  );
  // What begins in its network, and the networks that begin where one must that it is part of.
  const within = `SELECT other.row FROM mine CROSS JOIN decisions other
    ON other.first_key > mine.first_key AND other.first_key <= mine.first_end_key`;
  const around = `SELECT other.row FROM json_each(?) start CROSS JOIN decisions other ON other.first_key = start.value ->> 0
    WHERE other.first_end_key > other.first_key AND other.first_end_key >= start.value ->> 1`;
  const clashing = `WITH asked AS (SELECT value FROM json_each(?)), mine AS
    (SELECT DISTINCT first_key, first_end_key FROM decisions WHERE row IN asked AND first_key <> '')
    ${[...sameKey, within, around].join(' UNION ')} EXCEPT SELECT value FROM asked ORDER BY 1`;
  const keysOf = file.prepare<{ key: string }>(
    "SELECT DISTINCT first_key AS key FROM decisions WHERE row IN (SELECT value FROM json_each(?)) AND first_key <> ''",
  );
  return {
    holder(kind, key, row, endKey = key) {
      if (key === '') return undefined;
      if (kind !== 'ip') return holderOf(kind).get(key, row)?.row;
      return (begins.get(row, key, endKey) ?? reaches.get(row, key, JSON.stringify(networkStarts(key))))?.row;
    },
    nameOf: (row) => name.get(row)?.name ?? '',
    rivals(rows) {
      const asked = JSON.stringify(rows);
      const starts = startsAround(keysOf.all(asked).map(({ key }) => key));
      return file
        .prepare<{ row: number }>(clashing)
        .all(asked, JSON.stringify(starts))
        .map(({ row }) => row);
    },
  };
}
