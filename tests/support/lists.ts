import { clientFields, type ClientFields } from '../../src-main/contract/clients';
import type { ImportTarget } from '../../src-main/contract/imports';
import type { TestApp } from './test-app';

type App = Pick<TestApp, 'call' | 'files'>;

/** A list that is opened and tried, its columns as they are guessed. */
export async function tryList({ call, files }: App, lines: readonly string[]) {
  const fileToken = files.receive('lista.csv', Buffer.from(lines.join('\r\n')));
  const draft = await call('imports', 'open', { fileToken });
  const targets = draft.columns.map(({ target }) => target);
  return { ...draft, ...(await call('imports', 'preview', { draftId: draft.draftId, targets })) };
}

/** A row that is left out or taken in again, or one of whose cells is corrected. */
export type RowAct = { readonly row: number } & (
  | { readonly skipped: boolean }
  | { readonly target: ImportTarget; readonly text: string }
);

/** Does to a row of a draft what a clerk does. */
export async function actOnRow({ call }: App, draftId: string, { row, ...act }: RowAct): Promise<void> {
  if ('skipped' in act)
    await call('imports', 'skip', { draftId, which: { kind: 'rows', rows: [row] }, skipped: act.skipped });
  else await call('imports', 'correct', { draftId, row, cells: [act] });
}

/** What each row of a list would come to, with the problems that it has. */
export async function rowsOf(app: App, ...lines: readonly string[]) {
  const { draftId } = await tryList(app, lines);
  const { rows } = await app.call('imports', 'rows', { draftId, offset: 0, limit: 50 });
  return rows.map(({ outcome, problems }) => [outcome, ...problems.map(({ code, other }) => `${code} ${other}`)]);
}

/** A list that is tried and imported. */
export async function importList(app: App, lines: readonly string[]) {
  const { draftId } = await tryList(app, lines);
  return app.call('imports', 'apply', { draftId });
}

/** A client as another window saves it meanwhile. */
export async function saveClient({ call }: App, id: number, change: Partial<ClientFields>) {
  const client = await call('clients', 'get', { id });
  const fields = { ...clientFields.strip().parse(client), ...change };
  return call('clients', 'update', { id, version: client.version, fields });
}
