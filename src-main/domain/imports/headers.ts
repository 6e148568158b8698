import type { ImportTarget } from '../../contract/imports';
import { fold, plain } from '../../contract/values/text';
import type { CellValue } from '../../ports';

/** The export's own headers, and what other offices' lists call the same. Compared folded, without punctuation. */
const KNOWN: Readonly<Record<Exclude<ImportTarget, 'ignore'>, readonly string[]>> = {
  customId: [
    'id cliente',
    'id',
    'cliente id',
    'id abonado',
    'nro',
    'no',
    'n',
    'nro cliente',
    'nro de cliente',
    'n cliente',
    'no cliente',
    'numero de cliente',
    'numero cliente',
    'nro abonado',
    'nro de abonado',
    'n abonado',
    'n de abonado',
    'numero de abonado',
    'codigo',
    'cod',
    'codigo cliente',
    'codigo de cliente',
    'cod cliente',
    'legajo',
  ],
  name: [
    'nombre',
    'nombres',
    'nombre completo',
    'nombre del cliente',
    'nombre cliente',
    'cliente',
    'abonado',
    'titular',
    'usuario',
    'apellido y nombre',
    'apellido y nombres',
    'apellidos y nombres',
    'apellido nombre',
    'nombre y apellido',
    'nombres y apellidos',
    'nombre apellido',
    'razon social',
    'nombre o razon social',
    'nombre razon social',
    'apellido y nombre o razon social',
  ],
  lastName: ['apellido', 'apellidos'],
  notes: ['observaciones', 'observacion', 'obs', 'notas', 'nota', 'comentarios', 'comentario', 'detalle'],
  email: ['e mail', 'email', 'correo', 'mail', 'correo electronico', 'e mail de contacto', 'direccion de correo'],
  phone: ['telefono', 'telefonos', 'tel', 'telefono fijo', 'tel fijo', 'fijo', 'telefono particular', 'telefono 1'],
  mobile: [
    'telefono celular',
    'celular',
    'cel',
    'tel celular',
    'movil',
    'tel movil',
    'telefono movil',
    'whatsapp',
    'wsp',
    'telefono 2',
  ],
  address: [
    'direccion',
    'domicilio',
    'calle',
    'calle y numero',
    'direccion de instalacion',
    'domicilio de instalacion',
  ],
  neighborhood: ['barrio', 'colonia', 'urbanizacion', 'sector'],
  zone: ['zona'],
  nationalId: [
    'documento cedula',
    'documento',
    'dni',
    'd n i',
    'nro documento',
    'nro de documento',
    'numero de documento',
    'doc',
    'cedula',
    'cedula de identidad',
    'rut',
    'r u t',
    'ci',
    'c i',
    'dni cuit',
    'identificacion',
  ],
  city: ['ciudad', 'localidad', 'municipio', 'comuna', 'poblacion'],
  province: ['provincia estado region', 'provincia', 'prov', 'estado', 'region', 'departamento', 'depto'],
  billingEnabled: ['facturacion habilitada', 'facturacion'],
  invoiceType: ['tipo de factura', 'tipo factura'],
  taxCondition: ['condicion impositiva', 'condicion de iva', 'condicion iva', 'cond iva', 'condicion frente al iva'],
  taxId: [
    'numero de identificacion tributaria',
    'cuit',
    'cuil',
    'cuit cuil',
    'c u i t',
    'nit',
    'ruc',
    'rfc',
    'rif',
    'nro cuit',
  ],
  unpaidCount: ['numero de facturas impagas', 'facturas impagas', 'facturas adeudadas', 'cantidad de facturas impagas'],
  unpaidBalance: ['balance de facturas impagas', 'balance', 'deuda', 'saldo', 'saldo deudor', 'monto adeudado'],
  gateways: ['informacion de pasarelas de pago', 'pasarelas de pago', 'pasarelas'],
  createdOn: [
    'creado el',
    'fecha de alta',
    'fecha alta',
    'alta',
    'fecha de ingreso',
    'fecha ingreso',
    'fecha de creacion',
    'cliente desde',
  ],
  updatedOn: ['ultima modificacion', 'modificado el', 'fecha de modificacion'],
};

const BY_HEADER = new Map<string, ImportTarget>();
for (const target of objectKeys(KNOWN)) for (const header of KNOWN[target]) BY_HEADER.set(header, target);

function objectKeys<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  const keys: Key[] = [];
  for (const key in record) if (Object.hasOwn(record, key)) keys.push(key);
  return keys;
}

/** What a header most likely means; `ignore` when nothing is known of it. */
function guessTarget(header: string): ImportTarget {
  // `Nº`, `N°` and `Nombre(s)` are spelled as they come.
  const words = plain(header)
    .replace(/[º°ª]|\(\p{L}{1,2}\)/gu, ' ')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ');
  return BY_HEADER.get(fold(words)) ?? 'ignore';
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

/** How many rows a title and its blank lines may take above the headers. */
export const ROWS_ABOVE = 15;

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
