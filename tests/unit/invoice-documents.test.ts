import { expect, test } from 'vitest';
import type { Invoice } from '../../src-main/contract/invoices';
import { calendarDate } from '../../src-main/contract/values/calendar-date';
import { basisPoints, cents, sumOf } from '../../src-main/contract/values/money';
import { argentineQr } from '../../src-main/domain/invoice-documents/argentina';
import { printedInvoice } from '../../src-main/domain/invoice-documents/printed';
import { printedMoney } from '../../src-main/domain/written';

const day = (date: string) => calendarDate.parse(date);
const money = (amount: number) => cents.parse(amount);

const LINE = {
  byDays: true,
  fromOn: day('2026-11-01'),
  toOn: day('2026-11-30'),
  days: 30,
  cycleDays: 30,
  priceCents: money(2_999_000),
};
const IVA = { name: 'IVA 21 %', rateBp: basisPoints.parse(2100), mode: 'included' as const };

const invoice: Invoice = {
  id: 7,
  internalNumber: 120,
  clientId: 1,
  contractId: 1,
  client: 'Ana Muñoz',
  plan: 'Fibra 100 Mb',
  typeCode: 'B',
  pointOfSale: 3,
  number: null,
  startOn: day('2026-11-01'),
  endOn: day('2026-11-30'),
  issuedOn: day('2026-11-24'),
  dueOn: day('2026-12-04'),
  totalCents: money(2_999_000),
  fiscalState: 'pending',
  voided: false,
  version: 1,
  rejectionReason: '',
  issuer: {
    name: 'Norte Digital S. R. L.',
    fantasyName: 'Norte Digital',
    condition: 'Responsable Inscripto',
    taxId: '30-50001091-2',
    grossIncomeNumber: '0912345',
    address: 'San Martín 100',
    activityStartedOn: day('2015-03-01'),
    legend: '',
    logoId: null,
  },
  issuedTo: {
    name: 'Ana Muñoz',
    customId: '1042',
    condition: 'Consumidor final',
    taxId: '',
    nationalId: '28.114.902',
    address: 'Belgrano 12',
    neighborhood: '',
    city: 'San Rafael',
    province: 'Mendoza',
  },
  document: {
    code: 'B',
    name: 'Factura B',
    isFiscal: true,
    taxesShown: 'contained',
    legends: ['Régimen de Transparencia Fiscal al Consumidor Ley 27.743'],
  },
  netCents: money(2_478_512),
  taxCents: money(520_488),
  lines: [{ ...LINE, description: 'Fibra 100 Mb', amountCents: money(2_999_000) }],
  taxes: [{ ...IVA, baseCents: money(2_478_512), amountCents: money(520_488) }],
  secondDueOn: null,
  secondSurchargeCents: money(0),
  thirdDueOn: null,
  thirdSurchargeCents: money(0),
  authorizationCode: '',
  authorizationExpiresOn: null,
  fiscalOn: null,
  voidReason: null,
};

const reported: Partial<Invoice> = {
  fiscalState: 'reported',
  number: 12,
  authorizationCode: '74512345678901',
  authorizationExpiresOn: day('2026-12-04'),
};

/** As a reader reads it: an amount's sign is kept on its line by a blank that does not break. */
const printed = (change: Partial<Invoice> = {}, country: 'AR' | 'CL' = 'AR') =>
  JSON.parse(JSON.stringify(printedInvoice({ ...invoice, ...change }, country)).replaceAll('\u00A0', ' '));

test('its due date is never before the day that it bears; where a surcharge comes after it, what is to be paid keeps its days', () => {
  const late = { ...reported, fiscalOn: day('2026-12-20') };
  const dueOf = (change: Partial<Invoice>) => {
    const { terms, due } = printed(change);
    return [terms.at(-1).text, due.map(({ label }: { label: string }) => label)];
  };
  expect(dueOf({})).toEqual(['04/12/2026', ['Hasta el 04/12/2026']]);
  expect(dueOf(late)).toEqual(['20/12/2026', ['Hasta el 20/12/2026']]);
  const steps = { secondDueOn: day('2026-12-14'), secondSurchargeCents: money(1000) };
  expect(dueOf({ ...late, ...steps })).toEqual(['20/12/2026', ['Hasta el 04/12/2026', 'Hasta el 14/12/2026']]);
});

test('an invoice of law is none until it was reported, and says so; then it has its number, its code and the square one', () => {
  const before = printed();
  expect(before).toMatchObject({
    letter: 'B',
    letterNote: 'CÓD. 06',
    number: 'N.º interno 120',
    notice: 'Documento no válido como factura: todavía no se informó',
    authorization: null,
    stamp: '',
  });
  const after = printed(reported);
  expect(after).toMatchObject({ number: 'N.º 0003-00000012', notice: '' });
  expect(after.authorization.facts).toEqual([
    { label: 'CAE N.º', text: '74512345678901' },
    { label: 'Vencimiento del CAE', text: '04/12/2026' },
  ]);
  expect(after.authorization.code).toMatch(/^https:\/\/www\.afip\.gob\.ar\/fe\/qr\/\?p=/u);
  // Other countries' codes are their own.
  expect(printed(reported, 'CL').authorization.code).toBe('');
});

test('the square code says by its digits what the authority asks for', () => {
  const code = argentineQr({
    kind: 'invoice',
    letter: 'B',
    issuedOn: '2026-11-24',
    issuerTaxId: '30-50001091-2',
    pointOfSale: 3,
    number: 12,
    totalCents: 2_999_005,
    clientTaxId: '',
    clientNationalId: '28.114.902',
    authorizationCode: '74512345678901',
  });
  const text = Buffer.from(decodeURIComponent(code.split('p=')[1] ?? ''), 'base64').toString();
  expect(text).toBe(
    '{"ver":1,"fecha":"2026-11-24","cuit":30500010912,"ptoVta":3,"tipoCmp":6,"nroCmp":12,"importe":29990.05,' +
      '"moneda":"PES","ctz":1,"tipoDocRec":96,"nroDocRec":28114902,"tipoCodAut":"E","codAut":74512345678901}',
  );
});

test('B tells what its price contains in the law’s sentence, and adds nothing up', () => {
  const { amounts, total, legends, columns } = printed();
  expect(amounts).toEqual([]);
  expect(total).toEqual({ label: 'Total', text: '$ 29.990,00' });
  expect(columns[3]).toBe('Importe');
  expect(legends).toEqual([
    'Régimen de Transparencia Fiscal al Consumidor Ley 27.743',
    'IVA 21 % contenido: $ 5.204,88 · Otros impuestos nacionales indirectos: $ 0,00',
  ]);
});

test('A shows lines without taxes, then each tax, and they add up to the total with what comes on top', () => {
  const document = { ...invoice.document, code: 'A', name: 'Factura A', taxesShown: 'itemised' as const, legends: [] };
  const perception = { name: 'Percepción IIBB', rateBp: basisPoints.parse(300), mode: 'added' as const };
  const shown = printed({
    document,
    // 20 days of 29,990.00 and 10 of 18,900.00: 19,993.33 + 6,300.00 = 26,293.33; the net of it is 21,730.02.
    lines: [
      { ...LINE, description: 'Fibra 100 Mb', days: 20, amountCents: money(1_999_333) },
      { ...LINE, description: 'Hogar 25 Mb', days: 10, amountCents: money(630_000) },
    ],
    netCents: money(2_173_002),
    taxes: [
      { ...IVA, baseCents: money(2_173_002), amountCents: money(456_331) },
      { ...perception, baseCents: money(2_173_002), amountCents: money(65_190) },
    ],
    totalCents: money(2_694_523),
  });
  expect(shown.letterNote).toBe('CÓD. 01');
  // 2,173,002 × 1,999,333 / 2,629,333 = 1,652,340.8; the rest of the net is the second line's.
  expect(shown.lines.map((cells: string[]) => cells[3])).toEqual(['$ 16.523,41', '$ 5.206,61']);
  expect(shown.amounts).toEqual([
    { label: 'Importe neto', text: '$ 21.730,02' },
    { label: 'IVA 21 %', text: '$ 4.563,31' },
    { label: 'Percepción IIBB 3 %', text: '$ 651,90' },
  ]);
  expect(sumOf([2_173_002, 456_331, 65_190])).toBe(2_694_523);
  expect(shown.total.text).toBe('$ 26.945,23');
});

test('what a fantasy issuer gives says once that it is no invoice, and has neither code nor number of the authority', () => {
  const legends = ['Documento no válido como factura'];
  const document = { code: 'X', name: 'Comprobante X', isFiscal: false, taxesShown: 'none' as const, legends };
  const shown = printed({ document, fiscalState: 'none', number: 502, pointOfSale: 1, taxes: [] });
  expect(shown).toMatchObject({
    copy: '',
    letter: 'X',
    letterNote: '',
    number: 'N.º 0001-00000502',
    notice: 'Documento no válido como factura',
    legends: [],
    authorization: null,
  });
});

test('later due dates are told with their surcharge and what is then paid; what is void is stamped so', () => {
  const shown = printed({
    secondDueOn: day('2026-12-14'),
    secondSurchargeCents: money(149_950),
    voidReason: 'Se cobró dos veces',
  });
  expect(shown.due).toEqual([
    { label: 'Hasta el 04/12/2026', text: '$ 29.990,00' },
    { label: 'Hasta el 14/12/2026', text: '$ 31.489,50 (recargo $ 1.499,50)' },
  ]);
  expect(shown).toMatchObject({ stamp: 'ANULADA', notice: 'Anulada: Se cobró dos veces' });
});

test.each([
  [0, '$ 0,00'],
  [5, '$ 0,05'],
  [123_456_789, '$ 1.234.567,89'],
  [-100_000, '−$ 1.000,00'],
])('%i cents are printed as %s', (amount, text) => {
  expect(printedMoney(amount, 'AR').replaceAll('\u00A0', ' ')).toBe(text);
});

test('where a currency has no cents, no line and no sum is printed with any', () => {
  const document = { ...invoice.document, code: '33', name: 'Factura', taxesShown: 'itemised' as const, legends: [] };
  const iva = { name: 'IVA 19 %', rateBp: basisPoints.parse(1900), mode: 'included' as const };
  // 19,991 + 3,333 − 2,221 = 21,103 pesos with 19 % of IVA: 17,734 and 3,369.
  const chilean = {
    ...invoice,
    document,
    lines: [1_999_100, 333_300, -222_100].map((amountCents) => ({
      ...LINE,
      description: 'x',
      amountCents: money(amountCents),
    })),
    netCents: money(1_773_400),
    taxes: [{ ...iva, baseCents: money(1_773_400), amountCents: money(336_900) }],
    totalCents: money(2_110_300),
  };
  const shown = printedInvoice(chilean, 'CL');
  // 17,734 × 19,991 / 21,103 = 16,799.5: 16,800; with 3,333 it is 19,600.4: 2,800; the rest is 1,866 less.
  expect(shown.lines.map((cells) => cells[3])).toEqual(['$\u00A016.800', '$\u00A02.800', '−$\u00A01.866']);
  expect(shown.total.text).toBe('$\u00A021.103');
  expect(16_800 + 2800 - 1866).toBe(17_734);
});
