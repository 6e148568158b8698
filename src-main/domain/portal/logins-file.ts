import type { CellValue } from '../../ports';
import type { Login } from './store';

type ToWall = (atMs: number) => number;

/** The columns of `docs/portal.md`; a portal reads them by these names. */
const columns: readonly { header: string; cell: (row: Login, toWall: ToWall) => CellValue }[] = [
  { header: 'login', cell: (row) => row.login },
  { header: 'hash', cell: (row) => row.hash },
  { header: 'id_cliente', cell: (row) => row.customId },
  { header: 'nombre', cell: (row) => row.name },
  { header: 'generada', cell: (row, toWall) => new Date(toWall(row.atMs)) },
];

/** In lower case, as mail takes an address whatever its capitals. */
export function* loginCells(rows: Iterable<Login>, toWall: ToWall): Generator<CellValue[]> {
  yield columns.map(({ header }) => header);
  for (const row of rows) {
    const asked = { ...row, login: row.login.toLowerCase() };
    yield columns.map(({ cell }) => cell(asked, toWall));
  }
}
