import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { addContract, contractFieldsWith, createContractOffice, onlyContract } from '../support/contracts';
import { rowsOf } from '../support/lists';
import { refusalOf } from '../support/test-app';

test.each([
  ['a bell', 'an\u0007a'],
  ['a line break', 'an\na'],
  ['a blank of no width', 'an\u200Ba'],
  ['a hyphen that only shows at the end of a line', 'an\u00ADa'],
  ['a mark that turns the direction of what follows', 'an\u202Ea'],
])(
  'a user name with %s in it is refused wherever it comes from, and where that is is said',
  async (_what, userName) => {
    const app = await createContractOffice();
    expect(await refusalOf(addContract(app, app.anaId, { userName }))).toMatchObject({
      code: 'USER_NAME_UNREADABLE',
      params: { shown: 'an\uFFFDa' },
      field: 'userName',
    });
    const row = `1;Fibra 100 Mb;"${userName}"`;
    expect(await rowsOf(app, 'ID cliente;Plan;Usuario', row)).toEqual([['problem', 'controlLetter an\uFFFDa']]);
  },
);

test('a user name with what a lost letter became in it is refused', async () => {
  const app = await createContractOffice();
  const saved = addContract(app, app.anaId, { userName: 'an\uFFFDa' });
  expect(await refusalOf(saved)).toMatchObject({ code: 'USER_NAME_UNREADABLE', params: { shown: 'an\uFFFDa' } });
});

test('a user name that is read to the letter is as it was typed, in whatever alphabet', async () => {
  const app = await createContractOffice();
  for (const userName of ['ana.núñez@ppp', 'Ана', 'ana 2']) await addContract(app, app.anaId, { userName });
});

/** Ana's contract, with a user name from before names were read to the letter. */
async function namedFromBefore() {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { userName: 'ana', ip: '10.0.0.1' });
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  direct.prepare('UPDATE contracts SET user_name = ?, user_name_key = ?').run('an\u200Ba', 'an\u200Ba');
  direct.close();
  return { app, was: await onlyContract(app, app.anaId) };
}

test('a contract that has such a name from before is saved with it, until somebody writes another', async () => {
  const { app, was } = await namedFromBefore();
  const fields = contractFieldsWith({ ...was, notes: 'Llamar.' });
  await app.call('contracts', 'update', { id: was.id, version: was.version, fields });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ notes: 'Llamar.' });
  const other = { ...fields, userName: 'a\u200Bna' };
  expect(
    await refusalOf(app.call('contracts', 'update', { id: was.id, version: was.version + 1, fields: other })),
  ).toMatchObject({ code: 'USER_NAME_UNREADABLE' });
});

test('and has it again once the save that wrote another is undone, or it is put back from the audit', async () => {
  const { app, was } = await namedFromBefore();
  const rename = async (before: number) => {
    const fields = contractFieldsWith({ ...was, userName: 'ana' });
    return (await app.call('contracts', 'update', { id: was.id, version: before, fields })).version;
  };
  const undone = { contractId: was.id, version: await rename(was.version) };
  const { version } = await app.call('audit', 'undoContractChange', undone);
  expect(await onlyContract(app, app.anaId)).toMatchObject({ userName: was.userName });
  const renamed = await rename(version);
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 5 });
  await app.call('audit', 'putBack', { entryId: entries[0]?.id ?? 0, version: renamed });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ userName: was.userName });
});

test('and a list that says it of its contract changes what else it says; one that says another such name does not', async () => {
  const { app } = await namedFromBefore();
  const saidBy = (userName: string) =>
    rowsOf(app, 'ID cliente;Plan;IP;Dirección;Usuario', `1;Fibra 100 Mb;10.0.0.1;San Martín 1;${userName}`);
  expect(await saidBy('an\u200Ba')).toEqual([['changes']]);
  expect(await saidBy('a\u200Bna')).toEqual([['problem', 'controlLetter a\uFFFDna']]);
});
