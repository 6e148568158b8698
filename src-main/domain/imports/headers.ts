import { type ImportKind, importKinds, type ImportTarget } from '../../contract/imports';
import { fold, plain } from '../../contract/values/text';
import type { ReadCell } from '../../ports';
import { CONTRACT_HEADERS } from './contract-headers';

type Known = Readonly<Partial<Record<Exclude<ImportTarget, 'ignore'>, readonly string[]>>>;

/** The export's own headers, and what other offices' lists call the same. Compared folded, without punctuation. */
const KNOWN_OF_CLIENTS = {
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
    'nro socio',
    'nro de socio',
    'n de socio',
    'numero de socio',
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
} as const satisfies Known;

const KNOWN_OF_CONTRACTS: Known = {
  ...CONTRACT_HEADERS,
  customId: KNOWN_OF_CLIENTS.customId,
  notes: KNOWN_OF_CLIENTS.notes,
};

function byHeader(known: Known): ReadonlyMap<string, ImportTarget> {
  const targets = new Map<string, ImportTarget>();
  for (const target of objectKeys(known)) for (const header of known[target] ?? []) targets.set(header, target);
  return targets;
}

function objectKeys<Key extends string>(record: Readonly<Partial<Record<Key, unknown>>>): Key[] {
  const keys: Key[] = [];
  for (const key in record) if (Object.hasOwn(record, key)) keys.push(key);
  return keys;
}

const BY_HEADER: Readonly<Record<ImportKind, ReadonlyMap<string, ImportTarget>>> = {
  clients: byHeader(KNOWN_OF_CLIENTS),
  contracts: byHeader(KNOWN_OF_CONTRACTS),
};

/** What a header most likely means in a list of a kind; `ignore` when nothing is known of it. */
function guessTarget(kind: ImportKind, header: string): ImportTarget {
  // `Nº`, `N°` and `Nombre(s)` are spelled as they come.
  const words = plain(header)
    .replace(/^(abono)\W*\$\W*$/iu, '$1 pesos')
    .replace(/[º°ª]|\(\p{L}{1,2}\)/gu, ' ')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ');
  return BY_HEADER[kind].get(fold(words)) ?? 'ignore';
}

/** Each header's guess; a second column with the same meaning is left to the clerk. */
export function guessTargets(kind: ImportKind, headers: readonly string[]): ImportTarget[] {
  const taken = new Set<ImportTarget>();
  return headers.map((header) => {
    const target = guessTarget(kind, header);
    if (target === 'ignore' || taken.has(target)) return 'ignore';
    taken.add(target);
    return target;
  });
}

/** What a list is of: whichever kind more of its headers are known in, clients where both know as many. */
export function guessKind(headers: readonly string[]): ImportKind {
  const known = (kind: ImportKind) => guessTargets(kind, headers).filter((target) => target !== 'ignore').length;
  return known('contracts') > known('clients') ? 'contracts' : 'clients';
}

/** How many rows a title and its blank lines may take above the headers. */
export const ROWS_ABOVE = 15;

/** The header row: of the first rows, the one with most known headers; titles may stand above it. */
export function findHeaderRow(rows: readonly (readonly ReadCell[])[]): number {
  let best = 0;
  let most = 0;
  rows.slice(0, ROWS_ABOVE).forEach((row, index) => {
    const headers = row.filter((cell) => typeof cell === 'string');
    const known = Math.max(
      ...importKinds.map((kind) => headers.filter((header) => guessTarget(kind, header) !== 'ignore').length),
    );
    if (known > most) {
      best = index;
      most = known;
    }
  });
  return best;
}
