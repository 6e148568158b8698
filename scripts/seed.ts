import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createPasswords } from '../src-main/adapters/passwords';
import { systemClock } from '../src-main/adapters/system-clock';
import { DEMO_CONSUMPTION, SEED_OPERATOR, seedOffice } from '../src-main/app/seed';
import { Refusal } from '../src-main/contract/failures';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '2000' },
    'consumption-contracts': { type: 'string', default: String(DEMO_CONSUMPTION.contracts) },
    'consumption-months': { type: 'string', default: String(DEMO_CONSUMPTION.months) },
    months: { type: 'string', default: '3' },
    data: { type: 'string' },
  },
});
const clients = Number(values.clients);
const consumption = {
  contracts: Number(values['consumption-contracts']),
  months: Number(values['consumption-months']),
};
const months = Number(values.months);
const numbers = [clients, months, consumption.contracts, consumption.months];
if (values.data === undefined || numbers.some((number) => !Number.isInteger(number) || number < 0)) {
  console.error(
    'Uso: npm run seed -- --clients N --months N --consumption-contracts N --consumption-months N --data DIR',
  );
  process.exit(2);
}
const folder = resolve(values.data);
const services = { clock: systemClock, passwords: createPasswords() };
try {
  const history = months > 0 ? { history: { billedMonths: months, months } } : {};
  await seedOffice({ folder, migrationsFolder: resolve('migrations'), clients, consumption, services, ...history });
  console.log(`Oficina lista en ${folder}: ${clients} clientes.`);
  console.log(`Correo ${SEED_OPERATOR.email}, contraseña ${SEED_OPERATOR.password}`);
} catch (cause) {
  if (!(cause instanceof Refusal) || cause.failure.code !== 'OFFICE_EXISTS') throw cause;
  console.error(`${folder} ya tiene una oficina: no se tocó.`);
  process.exitCode = 1;
}
