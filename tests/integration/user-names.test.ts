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

test('a contract that has such a name from before is saved with it, until somebody writes another', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { userName: 'ana' });
  const was = await onlyContract(app, app.anaId);
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  direct.prepare('UPDATE contracts SET user_name = ?').run('an\u200Ba');
  direct.close();
  const fields = contractFieldsWith({ ...was, userName: 'an\u200Ba', notes: 'Llamar.' });
  await app.call('contracts', 'update', { id: was.id, version: was.version, fields });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ notes: 'Llamar.' });
  const other = { ...fields, userName: 'a\u200Bna' };
  expect(
    await refusalOf(app.call('contracts', 'update', { id: was.id, version: was.version + 1, fields: other })),
  ).toMatchObject({ code: 'USER_NAME_UNREADABLE' });
});
