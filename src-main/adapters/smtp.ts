import { type ConnectionOptions, type PeerCertificate, TLSSocket } from 'node:tls';
import { createTransport } from 'nodemailer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Mailer, MailServer, OutgoingMail, ShownCertificate } from '../ports';
import { deliveryOf, type Hide, lineProblemOf } from './smtp-answers';
import { hiderOf, hiderOfSecret } from './smtp-secrets';

/** How long a server may take, in milliseconds: to be reached and greet, and to answer anything after that. */
export interface SmtpPatience {
  readonly greetMs: number;
  readonly answerMs: number;
}

const USUAL_PATIENCE: SmtpPatience = { greetMs: 20_000, answerMs: 90_000 };
const MESSAGES_A_CONNECTION = 200;

type Place = Pick<MailServer, 'host' | 'port' | 'security'>;

/**
 * Certificates are verified. One that nobody vouches for serves alone, where it is the very one that the office trusts, and
 * only by its fingerprint.
 */
function tlsOf(trusted: MailServer['trusted']): ConnectionOptions {
  const minVersion = 'TLSv1.2';
  if (!trusted) return { minVersion, rejectUnauthorized: true };
  return {
    minVersion,
    rejectUnauthorized: true,
    ca: [trusted.certificate],
    allowPartialTrustChain: true,
    checkServerIdentity: (_host: string, shown: PeerCertificate) =>
      shown.fingerprint256 === trusted.fingerprint
        ? undefined
        : Object.assign(new Error('the server shows another certificate than the trusted one'), {
            code: 'ERR_TLS_CERT_ALTNAME_INVALID',
          }),
  };
}

function connectionOf({ host, port, security }: Place, patience: SmtpPatience, tls: ConnectionOptions) {
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: patience.greetMs,
    greetingTimeout: patience.greetMs,
    dnsTimeout: patience.greetMs,
    socketTimeout: patience.answerMs,
    // A test's server, and one of the office's own, may be on this computer.
    allowInternalNetworkInterfaces: true,
    tls,
  };
}

function openPool(server: MailServer, patience: SmtpPatience) {
  return createTransport({
    ...connectionOf(server, patience, tlsOf(server.trusted)),
    ...(server.user === '' ? {} : { auth: { user: server.user, pass: server.password } }),
    pool: true,
    maxConnections: server.connections,
    maxMessages: MESSAGES_A_CONNECTION,
    // Whether a message that was cut off was taken is for its own retry to find out, under the same Message-ID.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function composed(mail: OutgoingMail) {
  const [main = '', ...others] = mail.to.map((address) => ({ name: '', address }));
  return {
    messageId: mail.messageId,
    date: new Date(mail.datedMs),
    from: mail.from,
    ...(mail.replyTo === '' ? {} : { replyTo: mail.replyTo }),
    to: main,
    ...(others.length === 0 ? {} : { cc: others }),
    envelope: { from: mail.from.address, to: [...mail.recipients] },
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === '' ? {} : { html: mail.html }),
    attachments: mail.attachments.map(({ fileName, bytes }) => ({ filename: fileName, content: Buffer.from(bytes) })),
  };
}

/** Connects, signs in where `auth` says so, and answers what `look` sees of the connection before it is closed. */
function visit<Seen>(
  connection: SMTPConnection,
  auth: { user: string; pass: string } | null,
  look: (connection: SMTPConnection) => Seen,
): Promise<Seen> {
  return new Promise((done, fail) => {
    const end = () => {
      const seen = look(connection);
      connection.close();
      done(seen);
    };
    connection.once('error', fail);
    connection.connect((cause) => {
      if (cause) fail(cause);
      else if (auth) connection.login(auth, (refused) => (refused ? fail(refused) : end()));
      else end();
    });
  });
}

const nameOf = (names: PeerCertificate['subject'] | undefined) => String(names?.CN ?? names?.O ?? '');

function certificateSeen({ _socket: socket }: SMTPConnection): ShownCertificate | null {
  if (!(socket instanceof TLSSocket)) return null;
  const { raw, fingerprint256, subject, issuer, valid_to: validTo } = socket.getPeerCertificate();
  if (raw === undefined) return null;
  const base64 = raw.toString('base64').replace(/.{64}/gu, '$&\n');
  return {
    fingerprint: fingerprint256,
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    validTo,
    certificate: `-----BEGIN CERTIFICATE-----\n${base64.trimEnd()}\n-----END CERTIFICATE-----\n`,
  };
}

/** Neither the office's sign-in nor what a message alone says is in what is kept of an answer. */
function hiderBoth(server: MailServer, { secret }: OutgoingMail): Hide {
  const [hideSignIn, hideSecret] = [hiderOf(server), hiderOfSecret(secret)];
  return (words) => hideSignIn(hideSecret(words));
}

/** The way to mail servers by SMTP, over connections that are kept while the server stays the same. */
export function createSmtp(patience: SmtpPatience = USUAL_PATIENCE): Mailer {
  let pool: { readonly key: string; readonly transport: ReturnType<typeof openPool> } | null = null;

  function poolOf(server: MailServer) {
    const key = JSON.stringify(server);
    if (pool?.key !== key) {
      pool?.transport.close();
      pool = { key, transport: openPool(server, patience) };
    }
    return pool.transport;
  }

  return {
    async send(server, mail) {
      const hide = hiderBoth(server, mail);
      try {
        const { response, rejectedErrors = [] } = await poolOf(server).sendMail(composed(mail));
        return deliveryOf(mail.recipients, { response, rejectedErrors }, hide);
      } catch (cause) {
        return deliveryOf(mail.recipients, cause, hide);
      }
    },
    async tryOut(server) {
      const { user, password, trusted } = server;
      const connection = new SMTPConnection(connectionOf(server, patience, tlsOf(trusted)));
      try {
        const auth = user === '' ? null : { user, pass: password };
        const answer = await visit(connection, auth, (seen) => seen.lastServerResponse || '');
        return { line: 'ready', answer: hiderOf(server)(answer) };
      } catch (cause) {
        return lineProblemOf(cause, hiderOf(server));
      } finally {
        connection.close();
      }
    },
    async certificateOf(server) {
      const connection = new SMTPConnection(connectionOf(server, patience, { rejectUnauthorized: false }));
      try {
        return await visit(connection, null, certificateSeen);
      } catch {
        return null;
      } finally {
        connection.close();
      }
    },
    close() {
      pool?.transport.close({ force: true });
      pool = null;
    },
  };
}
