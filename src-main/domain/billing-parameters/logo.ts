import { Refusal } from '../../contract/failures';
import type { logoMedia } from '../../contract/billing-parameters';
import type { PrintedDocument, Printer } from '../../ports';
import { logoMediaOf } from './logo-rules';

export interface NewLogo {
  readonly media: (typeof logoMedia)[number];
  readonly bytes: Uint8Array;
}

const NOTHING: PrintedDocument = {
  copy: '',
  letter: '',
  letterNote: '',
  title: '',
  number: '',
  logo: '',
  issuer: '',
  issuerFacts: [],
  facts: [],
  notice: '',
  clientTitle: '',
  client: '',
  clientFacts: [],
  terms: [],
  columns: ['', '', '', ''],
  lines: [],
  amounts: [],
  total: { label: '', text: '' },
  dueTitle: '',
  due: [],
  legends: [],
  authorization: null,
  stamp: '',
  foot: '',
  pageOf: () => '',
};

/** A picture that may be printed: it was, once, on a page that is thrown away. LOGO_INVALID for any other. */
export async function readLogo(printer: Printer, base64: string): Promise<NewLogo> {
  const bytes = Buffer.from(base64, 'base64');
  const media = logoMediaOf(bytes);
  if (media === null) throw new Refusal('LOGO_INVALID', {}, 'base64');
  const head = { title: '', author: '', datedMs: 0 };
  try {
    await printer.draw(head, [{ ...NOTHING, logo: `data:${media};base64,${bytes.toString('base64')}` }]);
  } catch {
    throw new Refusal('LOGO_INVALID', {}, 'base64');
  }
  return { media, bytes };
}
