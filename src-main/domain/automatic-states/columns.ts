import type { StateChange } from '../../contract/automatic-states';
import { cellAmount } from '../../contract/values/money';
import type { CellValue } from '../../ports';

const FROM = { enabled: 'Habilitado', alerted: 'Avisado', disabled: 'Deshabilitado' } as const;
const TO = { enabled: 'Se habilita', alerted: 'Se avisa', disabled: 'Se corta' } as const;
const KEPT = { promise: 'Compromiso de pago', exception: 'Exceptuado', autoOff: 'Estado automático apagado' } as const;

/** Midnight of a day of the office, as a workbook has dates. */
const dateCell = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`));

/** The list as a file for whoever sees to the routers, or calls. */
export const reviewColumns: readonly { header: string; cell: (row: StateChange) => CellValue }[] = [
  { header: 'ID cliente', cell: (row) => row.customId },
  { header: 'Nombre', cell: (row) => row.client },
  { header: 'Teléfono', cell: (row) => row.phone },
  { header: 'Plan', cell: (row) => row.plan },
  { header: 'Estado', cell: (row) => FROM[row.from] },
  { header: 'Cambio', cell: (row) => TO[row.to] },
  { header: 'Factura (N.º interno)', cell: (row) => row.invoice?.internalNumber ?? '' },
  { header: 'Vencimiento', cell: (row) => (row.dueOn === null ? '' : dateCell(row.dueOn)) },
  { header: 'Días de atraso', cell: (row) => row.daysLate },
  { header: 'Impago', cell: (row) => cellAmount(row.restCents) },
  { header: 'Qué lo evita', cell: (row) => (row.kept === null ? '' : KEPT[row.kept]) },
  { header: 'Hasta', cell: (row) => (row.keptUntilOn === null ? '' : dateCell(row.keptUntilOn)) },
];
