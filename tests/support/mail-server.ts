import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** One message that the server took. */
export interface Taken {
  readonly messageId: string;
  readonly recipients: readonly string[];
  readonly raw: string;
}

/** What the server does by the test's word; changed while it runs. */
export interface Temper {
  /** A code and words for a recipient: 4xx, 5xx; undefined takes it. */
  recipient: (address: string) => { code: number; words: string } | undefined;
  /** The same for the whole message once it is in. */
  message: (messageId: string) => { code: number; words: string } | undefined;
  /** Cuts the connection in the midst of the message. */
  drops: boolean;
  /** Takes the connection and never says a word. */
  hangs: boolean;
  /** How long each message takes, in milliseconds. */
  slowMs: number;
}

const refused = ({ code, words }: { code: number; words: string }) =>
  Object.assign(new Error(words), { responseCode: code });

const headOf = (raw: string, name: string) =>
  new RegExp(`^${name}: (.*(?:\\r?\\n[ \\t].*)*)`, 'imu')
    .exec(raw.split(/\r?\n\r?\n/u)[0] ?? '')?.[1]
    ?.replace(/\r?\n[ \t]/gu, ' ') ?? '';

/** A real SMTP server on loopback that behaves as badly as the test says. */
export async function startMailServer(options: SMTPServerOptions = {}, port = 0) {
  const taken: Taken[] = [];
  const temper: Temper = {
    recipient: () => undefined,
    message: () => undefined,
    drops: false,
    hangs: false,
    slowMs: 0,
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.secure === true || options.key !== undefined ? [] : ['STARTTLS'],
    logger: false,
    disableReverseLookup: true,
    onConnect(_session, done) {
      if (!temper.hangs) done();
    },
    onRcptTo({ address }, _session, done) {
      const no = temper.recipient(address);
      done(no ? refused(no) : null);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      if (temper.drops) {
        stream.once('data', () => [...server.connections].forEach((one) => Reflect.get(one, '_socket').destroy()));
        return;
      }
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8');
        const messageId = headOf(raw, 'Message-ID');
        const no = temper.message(messageId);
        if (no) return done(refused(no));
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        setTimeout(() => {
          taken.push({ messageId, recipients, raw });
          done();
        }, temper.slowMs);
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const close = () => new Promise<void>((done) => server.close(() => done()));
  onTestFinished(close);
  const address = server.server.address();
  const listening = typeof address === 'object' && address ? address.port : 0;
  return { port: listening, taken, temper, close, headOf };
}

/** A key and a certificate that nobody vouches for. */
export function selfSigned(name = 'localhost') {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-key-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
    ],
    { stdio: 'ignore' },
  );
  const pair = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true });
  return pair;
}
