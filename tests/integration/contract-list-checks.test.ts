import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importNoteCodes, importTargets } from '../../src-main/contract/imports';
import { wordsFor } from '../../src-renderer/i18n/words-for';
import { addContract, createContractOffice, onlyContract } from '../support/contracts';
import { importList, rowsOf, tryList } from '../support/lists';
import type { TestApp } from '../support/test-app';

/** What the dry run shows of each row beside its problems. */
async function shownOf(app: Pick<TestApp, 'call' | 'files'>, ...lines: readonly string[]) {
  const { draftId } = await tryList(app, lines);
  const { rows } = await app.call('imports', 'rows', { draftId, offset: 0, limit: 50 });
  return rows.map(({ changes }) => changes.map(({ field, before, after }) => `${field} ${before}>${after}`));
}

describe('who disabled a contract of a list', () => {
  const byOperator = { state: 'disabled', disabledBy: 'operator' };
  const bySystem = { state: 'disabled', disabledBy: 'system' };

  test.each([
    ['Cortado', byOperator],
    ['Suspendido', byOperator],
    ['Deshabilitado', byOperator],
    ['Inactivo', byOperator],
    ['Deshabilitado por el sistema', bySystem],
  ])(
    '%s of a new one is the system’s where the list says so, and nobody else lifts an operator’s',
    async (state, is) => {
      const app = await createContractOffice();
      await importList(app, ['ID cliente;Plan;Estado', `1;Fibra 100 Mb;${state}`]);
      expect(await onlyContract(app, app.anaId)).toMatchObject(is);
    },
  );

  test('Cortado leaves one that is disabled already to whom it is', async () => {
    const app = await createContractOffice();
    await importList(app, ['ID cliente;Plan;IP;Estado', '1;Fibra 100 Mb;10.0.0.1;Deshabilitado por el sistema']);
    await importList(app, ['ID cliente;Plan;IP;Estado', '1;Fibra 100 Mb;10.0.0.1;Cortado']);
    expect(await onlyContract(app, app.anaId)).toMatchObject(bySystem);
  });
});

describe('a state that a list leaves blank', () => {
  const headers = 'ID cliente;Plan;Usuario;Estado';

  test.each(['', '-', 'S/D'])('leaves what an operator paused, or cut, as it stands: «%s»', async (blank) => {
    const app = await createContractOffice();
    const pausedId = await addContract(app, app.anaId, { userName: 'ana' });
    await app.call('contracts', 'pause', { id: pausedId, version: 1, untilOn: '2026-12-24', reason: 'viaje' });
    const cutId = await addContract(app, app.betoId, { userName: 'beto' });
    await app.call('contracts', 'setState', { id: cutId, version: 1, to: 'disabled', reason: 'pedido' });
    const list = [headers, `1;Fibra 100 Mb;ana;${blank}`, `2;Hogar 25 Mb;beto;${blank}`];
    expect(await rowsOf(app, ...list)).toEqual([['same'], ['changes']]);
    await importList(app, list);
    const stands = { state: 'disabled', disabledBy: 'operator' };
    expect(await onlyContract(app, app.anaId)).toMatchObject({ ...stands, pausedUntilOn: '2026-12-24' });
    expect(await onlyContract(app, app.betoId)).toMatchObject({
      ...stands,
      plan: 'Hogar 25 Mb',
      stateReason: 'pedido',
    });
  });

  test('does not turn on what is off by its client’s deactivation, and tells nothing of it', async () => {
    const app = await createContractOffice();
    await addContract(app, app.anaId, { userName: 'ana' });
    await app.call('clients', 'deactivate', { id: app.anaId, version: 1 });
    expect(await rowsOf(app, headers, '1;Fibra 100 Mb;ana;')).toEqual([['same']]);
  });
});

test('the dry run shows of a new contract its state, the MAC that it gets, and a price that its plan has not', async () => {
  const app = await createContractOffice();
  await app.call('clients', 'deactivate', { id: app.betoId, version: 1 });
  const list = [
    'ID cliente;Plan;Precio;MAC;Usuario;Estado',
    '1;Fibra 100 Mb;15.000,50;E4-8D-8C-04-03-C5;a;Cortado',
    '1;Fibra 100 Mb;29990;;b;Deshabilitado por el sistema',
    '1;Hogar 25 Mb;;;c;Avisado',
    '1;Rural;9000;;d;',
    '2;Fibra 100 Mb;;E4-8D-8C-04-03-C5;e;Habilitado',
    '1;Rural;caro;;f;Habilitado',
  ];
  expect(await shownOf(app, ...list)).toEqual([
    ['contractState >disabledByOperator', 'price >15000.50', 'mac >E4:8D:8C:04:03:C5'],
    ['contractState >disabledBySystem'],
    ['contractState >alerted'],
    ['contractState >enabled', 'price >9000.00'],
    // The MAC is another's by then.
    ['contractState >disabledByClient'],
    [],
  ]);
});

describe('a letter that is not seen', () => {
  test.each([
    ['a bell', 'an\u0007a'],
    ['a line break', '"an\na"'],
    ['a tabulator', '"an\ta"'],
  ])('in the middle of a user name keeps its row out until it is written anew: %s', async (_what, written) => {
    const app = await createContractOffice();
    const { draftId, problems } = await tryList(app, ['ID cliente;Plan;Usuario', `1;Fibra 100 Mb;${written}`]);
    expect(problems).toEqual([{ code: 'controlLetter', rows: 1 }]);
    const { rows } = await app.call('imports', 'rows', { draftId, offset: 0, limit: 5 });
    expect(rows[0]).toMatchObject({
      outcome: 'problem',
      problems: [{ code: 'controlLetter', field: 'userName', other: 'an\uFFFDa' }],
    });
    const cells = [{ target: 'userName' as const, text: 'ana' }];
    expect((await app.call('imports', 'correct', { draftId, row: 2, cells })).row).toMatchObject({ outcome: 'new' });
  });

  test('and is a NUL is told at its row, and no reason to take the list for something else', async () => {
    const app = await createContractOffice();
    const list = ['ID cliente;Plan;Usuario;Nodo', '1;Fibra 100 Mb;an\u0000a;', '2;Fibra 100 Mb;beto;Tor\u0000re'];
    expect(await rowsOf(app, ...list)).toEqual([
      ['problem', 'controlLetter an\uFFFDa'],
      ['new', 'letterLost Tor\uFFFDre'],
    ]);
  });
});

describe('a list’s speeds', () => {
  const HEAD = 'ID cliente;Plan;Precio;Bajada Mb;Subida Mb;Usuario';

  test('that are not the plan’s are told in the dry run and kept; the contract comes in with the plan as it is', async () => {
    const app = await createContractOffice();
    const list = [
      HEAD,
      '1;Fibra 100 Mb;;200;50;a',
      '2;Fibra 100 Mb;;100;50;b',
      '2;Fibra 100 Mb;;;;c',
      '2;Fibra 100 Mb;;100;0,512;d',
      '2;Fibra 100 Mb;;;0,25;e',
    ];
    expect(await rowsOf(app, ...list)).toEqual([
      ['new', 'planSpeed 100000/50000|200000/50000|Fibra 100 Mb'],
      ['new'],
      ['new'],
      ['new', 'planSpeed 100000/50000|100000/512|Fibra 100 Mb'],
      ['new', 'planSpeed 100000/50000|0/250|Fibra 100 Mb'],
    ]);
    const { importId, noted } = await importList(app, list);
    expect(noted).toBe(3);
    const { notes } = await app.call('imports', 'notes', { importId, offset: 0, limit: 10 });
    expect(notes[0]).toMatchObject({ row: 2, code: 'planSpeed', stayedOut: false });
    const { fileToken } = await app.call('imports', 'saveNotes', {
      importId,
      headers: ['Fila', 'ID', 'Nombre', 'Qué pasó', 'Motivo'],
      stayedOut: 'No entró',
      cameIn: 'Entró',
      reasons: wordsFor(importNoteCodes, () => '{plan}: {has}, y no {says}'),
      speeds: { both: '{down} / {up}', downOnly: '{down} sin subida', upOnly: '{up} sin bajada', neither: 'ninguna' },
      fields: wordsFor(importTargets, (target) => target),
    });
    const saved = readFileSync(app.files.resolveOutgoing(fileToken)?.path ?? '', 'utf8');
    expect(saved).toContain('Fibra 100 Mb: 100 / 50, y no 200 / 50');
    expect(saved).toContain('Fibra 100 Mb: 100 / 50, y no 0,25 sin bajada');
    const { plans } = await app.call('plans', 'list', {});
    expect(plans.find(({ name }) => name === 'Fibra 100 Mb')).toMatchObject({ downKbps: 100_000, upKbps: 50_000 });
    expect(await onlyContract(app, app.anaId)).toMatchObject({ plan: 'Fibra 100 Mb', downKbps: 100_000 });
  });

  test('of a plan whose speed nobody told the office are told once, and again where a row says another', async () => {
    const app = await createContractOffice();
    await importList(app, ['ID cliente;Plan;Precio;Usuario', '1;Rural;9000;x']);
    const list = [HEAD, '1;Rural;;10;2;a', '2;rural;;10;2;b', '2;Rural;;10;;c', '2;Rural;;20;2;d'];
    const first = 'planSpeedless 0/0|10000/2000|Rural';
    expect(await rowsOf(app, ...list)).toEqual([
      ['new', first],
      ['new'],
      ['new'],
      ['new', 'planSpeedless 0/0|20000/2000|Rural'],
    ]);
    const { draftId } = await tryList(app, list);
    await app.call('imports', 'skip', { draftId, which: { kind: 'rows', rows: [2] }, skipped: true });
    const { rows } = await app.call('imports', 'rows', { draftId, offset: 0, limit: 5 });
    expect(rows.map(({ problems }) => problems.map(({ code, other }) => `${code} ${other}`))).toEqual([
      [],
      [first],
      [],
      ['planSpeedless 0/0|20000/2000|Rural'],
    ]);
  });

  test('are held against the plan that a contract has where the list leaves it blank', async () => {
    const app = await createContractOffice();
    await addContract(app, app.anaId, { userName: 'ana' });
    expect(await rowsOf(app, HEAD, '1;;;200;50;ana')).toEqual([
      ['same', 'planSpeed 100000/50000|200000/50000|Fibra 100 Mb'],
    ]);
  });

  test('of a plan that it makes are those of the first row that says any; rows with others are told', async () => {
    const app = await createContractOffice();
    const list = [
      HEAD,
      '1;Rural;9000;;;a',
      '1;Rural;9000;10;2;b',
      '1;rural;9000;20;2;c',
      '2;Rural;9000;10;2;d',
      '2;Rural;9000;10;;e',
      '99;Otro;9000;1;1;f',
      '2;Otro;9000;5;1;g',
    ];
    expect(await rowsOf(app, ...list)).toEqual([
      ['new'],
      ['new'],
      ['new', 'newPlanSpeed 10000/2000|20000/2000|Rural'],
      ['new'],
      ['new'],
      ['problem', 'clientUnknown 99'],
      ['new'],
    ]);
    await importList(app, list);
    const { plans } = await app.call('plans', 'list', {});
    expect(plans.find(({ name }) => name === 'Rural')).toMatchObject({ downKbps: 10_000, upKbps: 2000 });
    expect(plans.find(({ name }) => name === 'Otro')).toMatchObject({ downKbps: 5000, upKbps: 1000 });
  });

  test('of a plan that it makes are told of, too, once a row comes in that is its first', async () => {
    const app = await createContractOffice();
    const list = [HEAD, '1;Fibra 100 Mb;;;;a', '1;Rural;9000;20;2;a', '2;Rural;9000;30;2;b'];
    const { draftId, problems } = await tryList(app, list);
    expect(problems).toEqual([{ code: 'sameContract', rows: 1 }]);
    const which = { kind: 'rows' as const, rows: [2] };
    const { problems: after } = await app.call('imports', 'skip', { draftId, which, skipped: true });
    expect(after).toEqual([{ code: 'newPlanSpeed', rows: 1 }]);
  });

  test('of a plan that it makes are another row’s once the first is left out, and what was told of them goes', async () => {
    const app = await createContractOffice();
    const { draftId, problems } = await tryList(app, [
      HEAD,
      '1;Rural;9000;10;2;a',
      '2;Rural;9000;20;2;b',
      '2;Rural;9000;20;2;c',
    ]);
    expect(problems).toEqual([{ code: 'newPlanSpeed', rows: 2 }]);
    const skip = (skipped: boolean) =>
      app.call('imports', 'skip', { draftId, which: { kind: 'rows', rows: [2] }, skipped });
    expect((await skip(true)).problems).toEqual([]);
    expect((await skip(false)).problems).toEqual([{ code: 'newPlanSpeed', rows: 2 }]);
    const cells = [{ target: 'downSpeed' as const, text: '20' }];
    expect((await app.call('imports', 'correct', { draftId, row: 2, cells })).problems).toEqual([]);
    await app.call('imports', 'apply', { draftId });
    const { plans } = await app.call('plans', 'list', {});
    expect(plans.find(({ name }) => name === 'Rural')).toMatchObject({ downKbps: 20_000 });
  });

  test('of a plan that it makes are the first row’s also where that one is written after another', async () => {
    const app = await createContractOffice();
    await addContract(app, app.anaId, { ip: '10.0.0.1', userName: 'ana' });
    await importList(app, [
      'ID cliente;Plan;Precio;Bajada Mb;Subida Mb;Usuario;IP',
      // It waits until Ana's contract has let go of its IP.
      '2;Rural;9000;10;2;b;10.0.0.1',
      '2;Rural;9000;20;2;c;10.0.0.3',
      '1;Fibra 100 Mb;;;;ana;10.0.0.2',
    ]);
    const { plans } = await app.call('plans', 'list', {});
    expect(plans.find(({ name }) => name === 'Rural')).toMatchObject({ downKbps: 10_000 });
  });
});
