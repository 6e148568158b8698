import { cellAmount } from '../../contract/values/money';
import type { CellValue } from '../../ports';

/** A client as the export reads it. Instants are epoch milliseconds, the balance is in cents. */
export interface ExportRow {
  readonly customId: string;
  readonly name: string;
  readonly notes: string;
  readonly email: string;
  readonly phone: string;
  readonly mobile: string;
  readonly address: string;
  readonly neighborhood: string;
  readonly zone: string;
  readonly nationalId: string;
  readonly city: string;
  readonly province: string;
  readonly billingEnabled: string;
  readonly invoiceType: string;
  readonly taxCondition: string;
  readonly taxId: string;
  readonly unpaidCount: number;
  readonly unpaidBalanceCents: number;
  readonly gateways: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

type ToWall = (atMs: number) => number;

/** The 21 columns, with exactly these headers, in this order (specification §8). */
export const exportColumns: readonly { header: string; cell: (row: ExportRow, toWall: ToWall) => CellValue }[] = [
  { header: 'ID cliente', cell: (row) => row.customId },
  { header: 'Nombre', cell: (row) => row.name },
  { header: 'Observaciones', cell: (row) => row.notes },
  { header: 'E-mail', cell: (row) => row.email },
  { header: 'Teléfono', cell: (row) => row.phone },
  { header: 'Teléfono celular', cell: (row) => row.mobile },
  { header: 'Dirección', cell: (row) => row.address },
  { header: 'Barrio', cell: (row) => row.neighborhood },
  { header: 'Zona', cell: (row) => row.zone },
  { header: 'Documento/cédula', cell: (row) => row.nationalId },
  { header: 'Ciudad', cell: (row) => row.city },
  { header: 'Provincia/estado/región', cell: (row) => row.province },
  { header: 'Facturación habilitada', cell: (row) => row.billingEnabled },
  { header: 'Tipo de factura', cell: (row) => row.invoiceType },
  { header: 'Condición impositiva', cell: (row) => row.taxCondition },
  { header: 'Número de identificación tributaria', cell: (row) => row.taxId },
  { header: 'Número de facturas impagas', cell: (row) => row.unpaidCount },
  { header: 'Balance de facturas impagas', cell: (row) => cellAmount(row.unpaidBalanceCents) },
  { header: 'Información de Pasarelas de Pago', cell: (row) => row.gateways },
  { header: 'Creado el', cell: (row, toWall) => new Date(toWall(row.createdAtMs)) },
  { header: 'Última modificación', cell: (row, toWall) => new Date(toWall(row.updatedAtMs)) },
];
