import { expect, test } from 'vitest';
import type { ClientFields } from '../../src-main/contract/clients';
import { clientFieldsWith, createTestOffice } from '../support/test-app';

async function officeOf(clients: Readonly<Record<string, Partial<ClientFields>>>) {
  const app = await createTestOffice();
  for (const [name, fields] of Object.entries(clients))
    await app.call('clients', 'create', clientFieldsWith({ name, ...fields }));
  return async (text: string) => {
    const page = { filter: { text }, sort: { column: 'name', descending: false }, offset: 0, limit: 100 } as const;
    return (await app.call('clients', 'list', page)).rows.map((row) => row.name);
  };
}

test('what is written with digits and dashes, slashes or dots is found as it is stored, whole or begun', async () => {
  const find = await officeOf({
    Ana: { customId: '2024-0012' },
    Beto: { customId: '12-345-6' },
    Caro: { customId: '10.200.300' },
    Dora: { address: 'Calle 12 # 34-56' },
    Eva: { address: 'Pasaje 40/2' },
    Flor: { address: 'Mitre 1234/5' },
    Gino: { address: 'Ruta km 13.55' },
    'Estación 001-002': {},
    Hugo: { nationalId: '28.114.902' },
    Inés: { nationalId: '29115902', phone: '+54 9 261 555-7777' },
    Juan: { address: 'Block 9/8' },
  });
  const named: Readonly<Record<string, string>> = {
    '2024-0012': 'Ana',
    '2024-00': 'Ana',
    '12-345-6': 'Beto',
    '12-345': 'Beto',
    '10.200.300': 'Caro',
    '34-56': 'Dora',
    'calle 34-56': 'Dora',
    '40/2': 'Eva',
    '1234/5': 'Flor',
    '13.55': 'Gino',
    '001-002': 'Estación 001-002',
    '28.114.902': 'Hugo',
    '28114902': 'Hugo',
    '28.11': 'Hugo',
    '29.115.902': 'Inés',
    '29.': 'Inés',
    '555-7777': 'Inés',
    '9/8': 'Juan',
  };
  for (const [text, name] of Object.entries(named)) expect(await find(text), text).toEqual([name]);
  expect(await find('2024-0013')).toEqual([]);
});

test('a name with an apostrophe is found with it, with another, with a blank and with nothing', async () => {
  const find = await officeOf({
    "Bernardo O'Higgins": {},
    'Luz D’Angelo': {},
    'O Higgins Ana': {},
    'Ohiggins Eva': {},
    'Pedro Higgins': {},
    'David Angelo': {},
    "Rita Dell'Orto": { address: "Pasaje L'Hermite 5" },
  });
  const higgins = ["Bernardo O'Higgins", 'O Higgins Ana', 'Ohiggins Eva'];
  for (const text of ['ohiggins', "o'higgins", 'O’Higgins', 'o´higgins', 'ohigg'])
    expect((await find(text)).toSorted(), text).toEqual(higgins);
  expect(await find('o higgins')).toEqual(expect.arrayContaining(higgins));
  for (const text of ['dangelo', "d'angelo", 'D`Angelo', 'luz dangelo'])
    expect(await find(text), text).toEqual(['Luz D’Angelo']);
  expect(await find('dellorto')).toEqual(["Rita Dell'Orto"]);
  expect(await find('lhermite')).toEqual(["Rita Dell'Orto"]);
  expect(await find('bernardo ohiggins')).toEqual(["Bernardo O'Higgins"]);
});

test('one who is called so by an apostrophe comes before one who lives in that street', async () => {
  const find = await officeOf({
    Aída: { address: "O'Higgins 10" },
    "Zoe O'Higgins": {},
    Berta: { address: 'Ohiggins 4' },
  });
  expect(await find('ohiggins')).toEqual(["Zoe O'Higgins", 'Aída', 'Berta']);
});
