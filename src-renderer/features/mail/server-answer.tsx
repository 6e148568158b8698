import { useTranslation } from 'react-i18next';

/** An SMTP server's answers begin with their code (RFC 5321 §4.2); what does not is of the network, or the mail library. */
const BY_SERVER = /^\d{3}(?:[ -]|$)/u;

/** What was answered, in the server's own words; where none spoke, what happened, in words for whoever gives support. */
export function ServerAnswer({ answer }: { readonly answer: string }) {
  const { t } = useTranslation();
  if (answer === '') return null;
  const said = BY_SERVER.test(answer) ? t('mail.serverSaid', { answer }) : t('mail.serverSilent', { detail: answer });
  return <p className="mail-answer">{said}</p>;
}
