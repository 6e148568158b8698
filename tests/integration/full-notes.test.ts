import { expect, test } from 'vitest';
import { longestClientText } from '../../src-main/contract/clients';
import { longestContractText } from '../../src-main/contract/contracts';
import { addContract, createContractOffice, importContracts, onlyContract } from '../support/contracts';
import { rowsOf } from '../support/lists';
import { clientFieldsWith } from '../support/test-app';

const MOST = longestContractText.notes;
/** Notes that have room for so many characters more. */
const notesWithRoom = (room: number) => 'n'.repeat(MOST - room);

const columns = 'ID cliente;Plan;IP;MAC;Latitud;Longitud;Notas';

test('a contract whose notes are full comes in with them as they are, and what had no room in them is told', async () => {
  const app = await createContractOffice();
  const notes = notesWithRoom(10);
  const list = [columns, `1;Fibra 100 Mb;10.77.0.999;123;95;-68;${notes}`, '2;Fibra 100 Mb;10.77.0.1;;;;'];
  expect(await rowsOf(app, ...list)).toEqual([
    [
      'new',
      'ipInvalid 10.77.0.999',
      'macInvalid 123',
      'positionInvalid 95, -68',
      'notesFull IP del archivo: 10.77.0.999 · MAC del archivo: 123 · Posición del archivo: 95, -68',
    ],
    ['new'],
  ]);
  expect(await importContracts(app, ...list)).toMatchObject({ created: 2 });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ ip: '', mac: '', notes });
});

test('a line that fills the notes to their last letter is kept, and the next one told', async () => {
  const app = await createContractOffice();
  const line = 'IP del archivo: 10.77.0.999';
  const list = [columns, `1;Fibra 100 Mb;10.77.0.999;123;;;${notesWithRoom(line.length + 1)}`];
  expect((await rowsOf(app, ...list))[0]).toContain('notesFull MAC del archivo: 123');
  await importContracts(app, ...list);
  const { notes } = await onlyContract(app, app.anaId);
  expect(notes).toHaveLength(MOST);
  expect(notes.endsWith(`\n${line}`)).toBe(true);
});

test('an address that another contract has is told with whose it is, also where the notes of the own are full', async () => {
  const app = await createContractOffice();
  await addContract(app, app.betoId, { ip: '10.0.0.1', mac: 'e48d8c0403c5' });
  const notes = notesWithRoom(5);
  const id = await addContract(app, app.anaId, { userName: 'ana', notes });
  const list = ['ID cliente;Usuario;IP;MAC;Domicilio', '1;ana;10.0.0.1;e48d8c0403c5;Mitre 5'];
  expect(await rowsOf(app, ...list)).toEqual([
    [
      'changes',
      'ipTaken Beto Ruiz',
      'macTaken Beto Ruiz',
      'notesFull IP del archivo: 10.0.0.1 · MAC del archivo: e48d8c0403c5',
    ],
  ]);
  await importContracts(app, ...list);
  expect(await onlyContract(app, app.anaId)).toMatchObject({ id, ip: '', mac: '', address: 'Mitre 5', notes });
});

test('an e-mail that another client has, and that full notes have no room for, is told itself', async () => {
  const app = await createContractOffice();
  await app.call('clients', 'create', clientFieldsWith({ name: 'Carla', customId: '3', email: 'carla@correo.com.ar' }));
  const notes = 'n'.repeat(longestClientText.notes);
  expect(await rowsOf(app, 'ID;Nombre;E-mail;Observaciones', `7;Dora;carla@correo.com.ar;${notes}`)).toEqual([
    ['new', 'emailTaken Carla', 'notesFull E-mail del archivo: carla@correo.com.ar'],
  ]);
});
