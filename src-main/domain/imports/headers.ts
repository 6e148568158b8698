import type { ImportTarget } from '../../contract/imports';
import { fold } from '../../contract/values/text';
import type { CellValue } from '../../ports';

/** The export's own headers, and what other offices' lists call the same. Compared folded, without punctuation. */
const KNOWN: Readonly<Record<Exclude<ImportTarget, 'ignore'>, readonly string[]>> = {
  customId: ['id cliente', 'id', 'nro cliente', 'numero de cliente', 'codigo', 'abonado'],
  name: ['nombre', 'nombre completo', 'cliente', 'apellido y nombre', 'nombre y apellido', 'razon social'],
  notes: ['observaciones', 'notas', 'comentarios'],
  email: ['e mail', 'email', 'correo', 'mail', 'correo electronico'],
  phone: ['telefono', 'tel', 'telefono fijo'],
  mobile: ['telefono celular', 'celular', 'movil', 'telefono movil', 'whatsapp'],
  address: ['direccion', 'domicilio', 'calle'],
  neighborhood: ['barrio', 'colonia', 'urbanizacion'],
  zone: ['zona'],
  nationalId: ['documento cedula', 'documento', 'dni', 'cedula', 'cedula de identidad', 'rut', 'ci'],
  city: ['ciudad', 'localidad', 'municipio', 'comuna'],
  province: ['provincia estado region', 'provincia', 'estado', 'region', 'departamento'],
  billingEnabled: ['facturacion habilitada', 'facturacion'],
  invoiceType: ['tipo de factura'],
  taxCondition: ['condicion impositiva', 'condicion de iva'],
  taxId: ['numero de identificacion tributaria', 'cuit', 'cuil', 'cuit cuil', 'nit', 'ruc', 'rfc', 'rif'],
  unpaidCount: ['numero de facturas impagas', 'facturas impagas'],
  unpaidBalance: ['balance de facturas impagas', 'balance', 'deuda', 'saldo'],
  gateways: ['informacion de pasarelas de pago', 'pasarelas de pago'],
  createdOn: ['creado el', 'fecha de alta', 'alta'],
  updatedOn: ['ultima modificacion', 'modificado el'],
};

const BY_HEADER = new Map<string, ImportTarget>();
for (const target of objectKeys(KNOWN)) for (const header of KNOWN[target]) BY_HEADER.set(header, target);

function objectKeys<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  const keys: Key[] = [];
  for (const key in record) if (Object.hasOwn(record, key)) keys.push(key);
  return keys;
}

/** What a header most likely means; `ignore` when nothing is known of it. */
export function guessTarget(header: string): ImportTarget {
  return BY_HEADER.get(fold(header.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' '))) ?? 'ignore';
}

/** Each header's guess; a second column with the same meaning is left to the clerk. */
export function guessTargets(headers: readonly string[]): ImportTarget[] {
  const taken = new Set<ImportTarget>();
  return headers.map((header) => {
    const target = guessTarget(header);
    if (target === 'ignore' || taken.has(target)) return 'ignore';
    taken.add(target);
    return target;
  });
}

const ROWS_ABOVE = 15;

/** The header row: of the first rows, the one with most known headers; titles may stand above it. */
export function findHeaderRow(rows: readonly (readonly CellValue[])[]): number {
  let best = 0;
  let most = 0;
  rows.slice(0, ROWS_ABOVE).forEach((row, index) => {
    const known = row.filter((cell) => typeof cell === 'string' && guessTarget(cell) !== 'ignore').length;
    if (known > most) {
      best = index;
      most = known;
    }
  });
  return best;
}
