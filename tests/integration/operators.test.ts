import { expect, test } from 'vitest';
import { ADMINISTRATOR, createTestOffice, refusalOf } from '../support/test-app';

const LUZ = { name: 'Luz Paz', email: 'luz@oficina.example', role: 'operator', password: 'clave-de-luz' } as const;

/** An office with an operator besides its administrator, each at a window. */
async function officeWithLuz() {
  const app = await createTestOffice();
  const { id } = await app.call('operators', 'create', LUZ);
  const luz = { actor: null };
  const signInAs = (password: string) => app.callAs(luz, 'session', 'signIn', { email: LUZ.email, password });
  return { ...app, id, luz, signInAs };
}

test('each further wrong password doubles the wait, a right one ends it, and another operator is not kept waiting', async () => {
  const { call, clock, signInAs } = await officeWithLuz();
  for (let attempt = 0; attempt < 5; attempt += 1) await refusalOf(signInAs('otra-clave'));
  expect(await refusalOf(signInAs(LUZ.password))).toMatchObject({ code: 'LOCKED', params: { seconds: 30 } });
  clock.ms += 30_000;
  expect(await refusalOf(signInAs('otra-clave'))).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  expect(await refusalOf(signInAs(LUZ.password))).toMatchObject({ code: 'LOCKED', params: { seconds: 60 } });
  const { email, password } = ADMINISTRATOR;
  expect(await call('session', 'signIn', { email, password })).toMatchObject({ actor: { email } });
  clock.ms += 60_000;
  await signInAs(LUZ.password);
  expect(await refusalOf(signInAs('otra-clave'))).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  expect(await signInAs(LUZ.password)).toMatchObject({ actor: { name: 'Luz Paz' } });
});

test('a password that an administrator resets takes the old one’s place at once, and ends the wait', async () => {
  const { call, folder, id, signInAs } = await officeWithLuz();
  for (let attempt = 0; attempt < 5; attempt += 1) await refusalOf(signInAs('otra-clave'));
  await call('operators', 'resetPassword', { id, password: 'clave-nueva' });
  expect(await refusalOf(signInAs(LUZ.password))).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  expect(await signInAs('clave-nueva')).toMatchObject({ actor: { name: 'Luz Paz' } });
  const { default: Sqlite } = await import('better-sqlite3');
  const direct = new Sqlite(`${folder}/abonado.db`, { readonly: true });
  const audited = direct.prepare("SELECT operator_name FROM audit_entries WHERE action = 'passwordReset'").all();
  const hashes = direct.prepare('SELECT count(*) FROM audit_entries WHERE after LIKE ? OR before LIKE ?');
  expect(hashes.pluck().get('%clave%', '%clave%')).toBe(0);
  direct.close();
  expect(audited).toEqual([{ operator_name: 'Ana Ruiz' }]);
});

test('who is not an administrator neither sees nor changes who signs in', async () => {
  const { callAs, id, luz, signInAs } = await officeWithLuz();
  await signInAs(LUZ.password);
  const { password, ...details } = LUZ;
  const calls = [
    callAs(luz, 'operators', 'list', {}),
    callAs(luz, 'operators', 'create', { ...LUZ, email: 'otro@oficina.example' }),
    callAs(luz, 'operators', 'update', { ...details, id, version: 1, role: 'administrator', active: true }),
    callAs(luz, 'operators', 'resetPassword', { id: 1, password }),
  ];
  for (const call of calls) expect(await refusalOf(call)).toMatchObject({ code: 'FORBIDDEN' });
});

test('an administrator makes a new recovery code by the own password: the old one is good no more, nor readable', async () => {
  const { call, callAs, recoveryCode: first, folder, luz, signInAs } = await officeWithLuz();
  const { email, password } = ADMINISTRATOR;
  expect(await refusalOf(call('session', 'renewCode', { password: 'otra-clave' }))).toMatchObject({
    code: 'WRONG_CREDENTIALS',
  });
  await signInAs(LUZ.password);
  expect(await refusalOf(callAs(luz, 'session', 'renewCode', { password: LUZ.password }))).toMatchObject({
    code: 'FORBIDDEN',
  });
  const { recoveryCode } = await call('session', 'renewCode', { password });
  const recover = (code: string) => call('session', 'recover', { email, recoveryCode: code, password });
  expect(await refusalOf(recover(first))).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  const { default: Sqlite } = await import('better-sqlite3');
  const direct = new Sqlite(`${folder}/abonado.db`, { readonly: true });
  const { recovery_hash: hash } = direct
    .prepare<[], { recovery_hash: string }>('SELECT recovery_hash FROM office')
    .get() ?? {
    recovery_hash: recoveryCode,
  };
  direct.close();
  expect(hash).not.toContain(recoveryCode.replaceAll('-', ''));
  await recover(recoveryCode);
});
