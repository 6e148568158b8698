import { inHtml } from '../contract/values/html-text';

/** What stands in a message's words for a secret, until it goes out: whoever reads the outbox sees no more. */
export const SECRET_MARK = '••••••••••••';

interface Words {
  readonly text: string;
  readonly html: string;
}

/** The words of a message with its secret in them, as they go out and are kept nowhere. */
export function withSecret<Message extends Words>(message: Message, secret: string): Message {
  return {
    ...message,
    text: message.text.replaceAll(SECRET_MARK, () => secret),
    html: message.html.replaceAll(SECRET_MARK, () => inHtml(secret)),
  };
}
