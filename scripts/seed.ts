import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createPasswords } from '../src-main/adapters/passwords';
import { systemClock } from '../src-main/adapters/system-clock';
import { SEED_OPERATOR, seedOffice } from '../src-main/app/seed';
import { Refusal } from '../src-main/contract/failures';

const { values } = parseArgs({
  options: { clients: { type: 'string', default: '2000' }, data: { type: 'string' } },
});
const clients = Number(values.clients);
if (values.data === undefined || !Number.isInteger(clients) || clients < 0) {
  console.error('Uso: npm run seed -- --clients N --data DIR');
  process.exit(2);
}
const folder = resolve(values.data);
const services = { clock: systemClock, passwords: createPasswords() };
try {
  await seedOffice({ folder, migrationsFolder: resolve('migrations'), clients, services });
  console.log(`Oficina lista en ${folder}: ${clients} clientes.`);
  console.log(`Correo ${SEED_OPERATOR.email}, contraseña ${SEED_OPERATOR.password}`);
} catch (cause) {
  if (!(cause instanceof Refusal) || cause.failure.code !== 'OFFICE_EXISTS') throw cause;
  console.error(`${folder} ya tiene una oficina: no se tocó.`);
  process.exitCode = 1;
}
