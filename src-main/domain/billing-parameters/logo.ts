import { Refusal } from '../../contract/failures';
import type { logoMedia } from '../../contract/billing-parameters';
import type { Printer } from '../../ports';
import { logoMediaOf } from './logo-rules';

export interface NewLogo {
  readonly media: (typeof logoMedia)[number];
  readonly bytes: Uint8Array;
}

/** A picture that documents can bear; LOGO_INVALID for any other: a damaged one would stop every print. */
export async function readLogo(printer: Pick<Printer, 'takes'>, base64: string): Promise<NewLogo> {
  const bytes = Buffer.from(base64, 'base64');
  const media = logoMediaOf(bytes);
  if (media === null || !(await printer.takes(bytes))) throw new Refusal('LOGO_INVALID', {}, 'base64');
  return { media, bytes };
}
