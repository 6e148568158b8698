import type { Mailer } from '../ports';
import type { SmtpPatience } from './smtp';

/** Nobody mails anything at a start: the mail library is read when something is to go out. */
export function createMailer(patience?: SmtpPatience): Mailer {
  let opened: Promise<Mailer> | null = null;
  const smtp = () => {
    opened ??= import('./smtp').then(({ createSmtp }) => createSmtp(patience));
    return opened;
  };
  return {
    send: async (server, mail) => (await smtp()).send(server, mail),
    tryOut: async (server) => (await smtp()).tryOut(server),
    certificateOf: async (server) => (await smtp()).certificateOf(server),
    close() {
      void opened?.then((mailer) => mailer.close());
    },
  };
}
