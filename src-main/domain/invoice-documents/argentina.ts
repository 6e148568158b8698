import { numberKey } from '../../contract/values/text';
import { writtenCents } from '../../contract/values/money';

export const documentKinds = ['invoice', 'creditNote'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** The authority's number of each type (its table of types of document): invoice and credit note. */
const TYPES: Readonly<Record<string, Readonly<Record<DocumentKind, number>>>> = {
  A: { invoice: 1, creditNote: 3 },
  B: { invoice: 6, creditNote: 8 },
  C: { invoice: 11, creditNote: 13 },
};

/** Under the letter: `06`; undefined where the authority has none. */
export function argentineType(letter: string, kind: DocumentKind): number | undefined {
  return TYPES[letter]?.[kind];
}

const QR_ADDRESS = 'https://www.afip.gob.ar/fe/qr/?p=';
const CUIT_DIGITS = 11;
/** Its documents: CUIT, DNI, and somebody who is not named by one. */
const DOCUMENTS = { taxId: 80, nationalId: 96, nobody: 99 } as const;

export interface Authorized {
  readonly kind: DocumentKind;
  readonly letter: string;
  readonly issuedOn: string;
  readonly issuerTaxId: string;
  readonly pointOfSale: number;
  readonly number: number;
  readonly totalCents: number;
  readonly clientTaxId: string;
  readonly clientNationalId: string;
  readonly authorizationCode: string;
}

function receiverOf({ clientTaxId, clientNationalId }: Authorized): { type: number; number: string } {
  const taxId = numberKey(clientTaxId);
  if (/^\d+$/u.test(taxId) && taxId.length === CUIT_DIGITS) return { type: DOCUMENTS.taxId, number: taxId };
  const nationalId = numberKey(clientNationalId);
  if (/^[1-9]\d{5,7}$/u.test(nationalId)) return { type: DOCUMENTS.nationalId, number: nationalId };
  return { type: DOCUMENTS.nobody, number: '0' };
}

/**
 * What the square code of an authorised document says (RG 4892/2020, annex): an address with what identifies it, so that
 * whoever receives it can look it up. Amounts by their digits. '' where something is no number, as it has to be.
 */
export function argentineQr(document: Authorized): string {
  const type = argentineType(document.letter, document.kind);
  const issuer = numberKey(document.issuerTaxId);
  const { authorizationCode } = document;
  if (type === undefined || !/^\d+$/u.test(issuer) || !/^[1-9]\d*$/u.test(authorizationCode)) return '';
  const receiver = receiverOf(document);
  const parts = [
    '"ver":1',
    `"fecha":"${document.issuedOn}"`,
    `"cuit":${issuer}`,
    `"ptoVta":${document.pointOfSale}`,
    `"tipoCmp":${type}`,
    `"nroCmp":${document.number}`,
    `"importe":${writtenCents(document.totalCents)}`,
    '"moneda":"PES"',
    '"ctz":1',
    `"tipoDocRec":${receiver.type}`,
    `"nroDocRec":${receiver.number}`,
    '"tipoCodAut":"E"',
    `"codAut":${authorizationCode}`,
  ];
  return `${QR_ADDRESS}${encodeURIComponent(btoa(`{${parts.join(',')}}`))}`;
}
