import { z } from 'zod';
import { cellAmount, writtenCents } from '../../contract/values/money';
import { fold } from '../../contract/values/text';
import type { CellValue } from '../../ports';
import { documentName } from './document-names';
import type { ExportRow } from './export-store';
import { fiscalDueOf } from './rules';

const atNoon = (day: string) => new Date(`${day}T00:00:00Z`);

const taxes = z.array(z.tuple([z.string(), z.number()]));

const writtenTaxes = (json: string) =>
  taxes
    .parse(JSON.parse(json))
    .map(([name, amount]) => `${name}: ${writtenCents(amount)}`)
    .join(' · ');

const KINDS = { invoice: 'Factura', creditNote: 'Nota de crédito' } as const;

/** What is written of each document; then the answers' columns, empty, for whoever reports them to fill in. */
export const exportColumns: readonly { header: string; cell: (row: ExportRow) => CellValue }[] = [
  { header: 'N.º interno', cell: (row) => documentName(row.kind, row.internalNumber) },
  { header: 'Comprobante', cell: (row) => KINDS[row.kind] },
  { header: 'Razón social', cell: (row) => row.entity },
  { header: 'CUIT del emisor', cell: (row) => row.issuerTaxId },
  { header: 'Tipo', cell: (row) => row.typeCode },
  { header: 'Punto de venta', cell: (row) => row.pointOfSale },
  { header: 'Fecha', cell: (row) => atNoon(row.reportOn) },
  { header: 'Cliente', cell: (row) => row.client },
  { header: 'Condición de IVA', cell: (row) => row.clientCondition },
  { header: 'CUIT/CUIL', cell: (row) => row.clientTaxId },
  { header: 'Documento', cell: (row) => row.clientNationalId },
  { header: 'Dirección', cell: (row) => row.clientAddress },
  { header: 'Período desde', cell: (row) => atNoon(row.startOn) },
  { header: 'Período hasta', cell: (row) => atNoon(row.endOn) },
  { header: 'Vence', cell: (row) => atNoon(fiscalDueOf(row.dueOn, row.reportOn)) },
  { header: 'Neto', cell: (row) => cellAmount(row.netCents) },
  { header: 'Impuestos', cell: (row) => cellAmount(row.taxCents) },
  { header: 'Total', cell: (row) => cellAmount(row.totalCents) },
  { header: 'Detalle de impuestos', cell: (row) => writtenTaxes(row.taxes) },
  { header: 'Factura que acredita', cell: (row) => row.credited },
  { header: 'Resultado', cell: () => '' },
  { header: 'Número fiscal', cell: () => '' },
  { header: 'CAE', cell: () => '' },
  { header: 'Vencimiento del CAE', cell: () => '' },
  { header: 'Motivo', cell: () => '' },
];

/** What the columns of a file of answers are known by, in any spelling. */
const ANSWER_HEADERS = {
  document: ['ninterno', 'numerointerno', 'nrointerno', 'interno'],
  result: ['resultado', 'estado'],
  number: ['numerofiscal', 'nfiscal', 'nrofiscal', 'numerodecomprobante', 'nrodecomprobante'],
  authorizationCode: ['cae', 'cai', 'codigodeautorizacion', 'autorizacion'],
  authorizationExpiresOn: ['vencimientodelcae', 'vencimientocae', 'vtocae', 'vencimientodelaautorizacion'],
  /** The day that the document was reported under, as the exported list has it. */
  fiscalOn: ['fecha', 'fechadelcomprobante', 'fechafiscal'],
  reason: ['motivo', 'motivodelrechazo', 'observaciones'],
} as const;
export type AnswerColumn = keyof typeof ANSWER_HEADERS;

const ANSWER_COLUMNS = [
  'document',
  'result',
  'number',
  'authorizationCode',
  'authorizationExpiresOn',
  'fiscalOn',
  'reason',
] as const satisfies readonly AnswerColumn[];

/** Where each of them stands in a row of headers; null where it is none: it lacks the document or the result. */
export function findAnswerColumns(headers: readonly string[]): ReadonlyMap<AnswerColumn, number> | null {
  const written = headers.map((header) => fold(header).replace(/[^a-z0-9]/gu, ''));
  const places = new Map<AnswerColumn, number>();
  for (const column of ANSWER_COLUMNS) {
    const names: readonly string[] = ANSWER_HEADERS[column];
    const place = written.findIndex((header) => names.includes(header));
    if (place !== -1) places.set(column, place);
  }
  return places.has('document') && places.has('result') ? places : null;
}
