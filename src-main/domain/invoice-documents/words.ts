import type { Country } from '../../contract/office';

/**
 * What a document says beside what is in it. It is in Spanish whatever language the window is in: the law's is no screen's.
 */
export const words = {
  original: 'ORIGINAL',
  creditNoteOf: (letter: string) => `Nota de crédito ${letter}`,
  internalNote: (number: number) => `N.º interno NC-${number}`,
  invoiceCode: (code: string) => `CÓD. ${code}`,
  internalNumber: (number: number) => `N.º interno ${number}`,
  issuedOn: 'Fecha de emisión',
  legalName: 'Razón social',
  address: 'Domicilio',
  condition: 'Condición de IVA',
  grossIncome: 'Ingresos brutos',
  activityStart: 'Inicio de actividades',
  client: 'Cliente',
  clientId: 'N.º de cliente',
  period: 'Período facturado',
  fromTo: (from: string, to: string) => `${from} al ${to}`,
  dueOn: 'Vencimiento',
  concept: 'Concepto',
  periodColumn: 'Período',
  days: 'Días',
  daysOf: (days: number, cycleDays: number) => `${days} de ${cycleDays}`,
  amount: 'Importe',
  netAmount: 'Importe neto',
  net: 'Importe neto',
  subtotal: 'Subtotal',
  total: 'Total',
  dueTitle: 'Para pagar',
  until: (day: string) => `Hasta el ${day}`,
  withSurcharge: (total: string, surcharge: string) => `${total} (recargo ${surcharge})`,
  containedTax: (name: string, amount: string) => `${name} contenido: ${amount}`,
  otherContained: 'Otros impuestos nacionales indirectos: ',
  credited: 'Acredita la factura',
  notValid: 'Documento no válido como factura',
  notValidYet: 'Documento no válido como factura: todavía no se informó',
  noteNotValidYet: 'Documento no válido como nota de crédito: todavía no se informó',
  voided: 'ANULADA',
  voidedFor: (reason: string) => `Anulada: ${reason}`,
  authorization: 'Código de autorización',
  authorizationExpiry: 'Vencimiento',
  authorized: 'Comprobante autorizado',
  pageOf: (page: number, pages: number) => `Página ${page} de ${pages}`,
} as const;

/** What each country calls the number that its tax authority knows somebody by. */
export const taxIdNames = {
  AR: 'CUIT',
  BO: 'NIT',
  CL: 'RUT',
  CO: 'NIT',
  EC: 'RUC',
  MX: 'RFC',
  PE: 'RUC',
  PY: 'RUC',
  UY: 'RUT',
  VE: 'RIF',
} as const satisfies Record<Country, string>;

/** And a person's document. */
export const nationalIdNames = {
  AR: 'DNI',
  BO: 'CI',
  CL: 'RUN',
  CO: 'CC',
  EC: 'Cédula',
  MX: 'CURP',
  PE: 'DNI',
  PY: 'CI',
  UY: 'CI',
  VE: 'Cédula',
} as const satisfies Record<Country, string>;

/** What each calls the code by which a document is its authority's. */
export const authorizationNames: Partial<Record<Country, { readonly code: string; readonly expiry: string }>> = {
  AR: { code: 'CAE N.º', expiry: 'Vencimiento del CAE' },
  MX: { code: 'Folio fiscal', expiry: 'Vencimiento' },
  CO: { code: 'CUFE', expiry: 'Vencimiento' },
  EC: { code: 'Número de autorización', expiry: 'Vencimiento' },
  PY: { code: 'Timbrado', expiry: 'Vencimiento del timbrado' },
};
