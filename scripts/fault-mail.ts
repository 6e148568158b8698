import { SMTPServer } from 'smtp-server';
import { mailSettingsContract } from '../src-main/contract/mail-settings';
import { outboxContract } from '../src-main/contract/outbox';
import type { Core } from '../src-main/app/core';
import type { Call } from './fault-call';

/** What a server took: a message's own name, for whom, and its subject, which says when it was written. */
export interface TakenMail {
  readonly pair: string;
  readonly recipient: string;
  readonly subject: string;
  /** The whole message, as it came. */
  readonly raw: string;
}

/** A server on loopback that takes everything, and outlives whoever sends. */
export async function startPostOffice(): Promise<{ port: number; taken: TakenMail[]; close: () => void }> {
  const taken: TakenMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8');
        const head = (name: string) => new RegExp(`^${name}: (.*)$`, 'imu').exec(raw)?.[1]?.trim() ?? '';
        for (const { address } of session.envelope.rcptTo)
          taken.push({ pair: `${head('Message-ID')} ${address}`, recipient: address, subject: head('Subject'), raw });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { port, taken, close: () => server.close() };
}

/** How many times each client is written to: their order is to hold. */
const TIMES = 3;

/** The office sends through this server, as fast as it takes. */
export async function useServer(call: Call, port: number, more: { readonly paused?: boolean }): Promise<void> {
  const { version } = mailSettingsContract.get.output.parse(await call('mailSettings', 'get', {}));
  await call('mailSettings', 'save', {
    version,
    host: '127.0.0.1',
    port,
    security: 'none',
    user: '',
    password: null,
    fromName: '',
    fromAddress: 'oficina@norte.example',
    replyTo: '',
    dailyLimit: 0,
    minuteLimit: 0,
    connections: 3,
    paused: false,
    ...more,
  });
}

/** Has the office send through the server, and writes to every client, so many times. */
export async function writeToAll(call: Call, port: number): Promise<void> {
  await useServer(call, port, {});
  for (let time = 1; time <= TIMES; time += 1) {
    const selection = { kind: 'filter', filter: {}, exceptIds: [] };
    await call('mailTemplates', 'notify', { selection, notice: { subject: `Aviso ${time}`, text: 'Hola' } });
  }
}

/** Sends until it is killed, and says how much is left. */
export async function sendUntilKilled({ app }: Core, call: Call, say: (line: string) => void): Promise<void> {
  for (;;) {
    void app.sendMail();
    const { open } = outboxContract.status.output.parse(await call('outbox', 'status', {}));
    say(String(open));
    await new Promise((done) => setTimeout(done, 5));
  }
}

/** The most that may be on its way, and so come twice, at one kill. */
const MOST_IN_FLIGHT = 32;

/** Sends what is left, and answers what of it was lost, came twice without need, or out of its order. */
export async function findMailDamage({ app }: Core, call: Call, taken: readonly TakenMail[]): Promise<string[]> {
  await app.sendMail();
  const status = outboxContract.status.output.parse(await call('outbox', 'status', {}));
  const damage: string[] = [];
  if (status.open + status.failed > 0) damage.push(`${status.open} wait and ${status.failed} failed`);
  const { total } = outboxContract.list.output.parse(
    await call('outbox', 'list', { filter: { states: ['sent'] }, offset: 0, limit: 1 }),
  );
  const pairs = new Set(taken.map(({ pair }) => pair));
  if (pairs.size !== total) damage.push(`${total} are sent, and ${pairs.size} came`);
  const repeated = taken.length - pairs.size;
  if (repeated > MOST_IN_FLIGHT) damage.push(`${repeated} came twice`);
  const seen = new Set<string>();
  const last = new Map<string, string>();
  for (const { pair, recipient, subject } of taken) {
    if (seen.has(pair)) continue;
    seen.add(pair);
    if ((last.get(recipient) ?? '') > subject) damage.push(`${recipient} had ${subject} late`);
    last.set(recipient, subject);
  }
  return damage;
}
