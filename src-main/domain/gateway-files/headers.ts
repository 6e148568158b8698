import type { GatewayTarget } from '../../contract/gateway-files';
import { fold, plain } from '../../contract/values/text';

type Named = Exclude<GatewayTarget, 'ignore'>;

/** What gateways call their columns, the likelier word first. Compared folded, without punctuation. */
const KNOWN: Readonly<Record<Named, readonly RegExp[]>> = {
  paidOn: [
    /^(?:fecha de (?:pago|cobro|cobranza)|fecha (?:pago|cobro|cobranza)|payment date|paid at|paid on)$/u,
    /^(?:fecha|fecha de operacion|fecha operacion|fecha y hora|fecha hora|date|dia|fec pago|fec cobro)$/u,
    /^(?:fecha de (?:acreditacion|aprobacion)|fecha (?:acreditacion|aprobacion|movimiento)|date approved)$/u,
  ],
  reference: [
    /^(?:referencia|ref|nro referencia|numero de referencia|n de referencia|codigo de pago|codigo pago|codigo de barras)$/u,
    /^(?:referencia externa|external reference|reference|identificador|id referencia|id pago|codigo electronico|cpe|boleta)$/u,
  ],
  customId: [
    /^(?:id cliente|cliente id|id abonado|nro cliente|nro de cliente|n cliente|n de cliente|numero de cliente|codigo de cliente|codigo cliente|cliente|abonado|nro abonado|customer id)$/u,
  ],
  nationalId: [
    /^(?:documento|dni|d n i|nro documento|nro de documento|numero de documento|doc|cedula|cuit|cuil|cuit cuil|cuit dni|dni cuit|identificacion|rut|ruc|nit)$/u,
  ],
  amount: [
    /^(?:importe|monto|importe (?:pagado|cobrado|bruto|total)|monto (?:pagado|cobrado|bruto|total)|total|total pagado|valor|amount|gross amount|transaction amount)$/u,
  ],
  gateway: [
    /^(?:pasarela|pasarela de pago|gateway|canal|canal de pago|medio|medio de pago|red|empresa|entidad|boca)$/u,
  ],
  operation: [
    /^(?:operacion|id operacion|id de operacion|nro operacion|nro de operacion|numero de operacion|n operacion|operation|operation id|id transaccion|id de transaccion|transaccion|transaction id|payment id)$/u,
    /^(?:comprobante|nro comprobante|numero de comprobante|ticket|nro ticket|secuencia|id)$/u,
  ],
  original: [
    /^(?:operacion (?:original|anulada|revertida)|id operacion original|transaccion original|original|original operation)$/u,
  ],
  kind: [
    /^(?:tipo|tipo de operacion|tipo operacion|tipo de movimiento|tipo movimiento|movimiento|type)$/u,
    /^(?:estado|estado del pago|situacion|status)$/u,
  ],
  fee: [/^(?:comision|comisiones|arancel|costo|costo del servicio|cargo|cargos|fee|fees|retencion)$/u],
};
const ORDER = [
  'paidOn',
  'amount',
  'customId',
  'reference',
  'nationalId',
  'gateway',
  'original',
  'operation',
  'kind',
  'fee',
] as const satisfies readonly Named[];

/** A header's words, as they are compared. */
export function headerWords(header: string): string {
  const words = plain(header).replace(/[º°ª]/gu, ' ');
  return fold(words.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' '));
}

/** What each header most likely means: of a meaning, the column with the likeliest word, and of those the first. */
export function guessGatewayTargets(headers: readonly string[]): GatewayTarget[] {
  const words = headers.map(headerWords);
  const targets = words.map((): GatewayTarget => 'ignore');
  for (const target of ORDER) {
    const at = KNOWN[target]
      .map((known) => words.findIndex((word, column) => targets[column] === 'ignore' && known.test(word)))
      .find((column) => column !== -1);
    if (at !== undefined) targets[at] = target;
  }
  return targets;
}

export const knownIn = (headers: readonly string[]) =>
  guessGatewayTargets(headers).filter((target) => target !== 'ignore').length;

/** Two at least: a title above the headers may by chance be one of their words. */
const FEWEST_KNOWN = 2;

/** Which of a file's first rows are its headers; null where none is. */
export function findHeaders(top: readonly (readonly string[])[]): number | null {
  let best = { at: -1, known: FEWEST_KNOWN - 1 };
  top.forEach((row, at) => {
    const known = knownIn(row);
    if (known > best.known) best = { at, known };
  });
  return best.at === -1 ? null : best.at;
}

/** By what files with the same columns are known; of those without headers, by how many columns there are. */
export function headersKey(headers: readonly string[]): string {
  const words = headers.map(headerWords);
  return words.some((word) => word !== '') ? words.join('|') : `#${headers.length}`;
}
