import { clientFields, type ClientFields } from '../../src-main/contract/clients';
import type { TestApp } from './test-app';

type App = Pick<TestApp, 'call' | 'files'>;

/** A list that is opened and tried, its columns as they are guessed. */
export async function tryList({ call, files }: App, lines: readonly string[]) {
  const fileToken = files.receive('lista.csv', Buffer.from(lines.join('\r\n')));
  const draft = await call('imports', 'open', { fileToken });
  const targets = draft.columns.map(({ target }) => target);
  return { ...draft, ...(await call('imports', 'preview', { draftId: draft.draftId, targets })) };
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
