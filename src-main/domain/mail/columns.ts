import type { MailKind, MailReason, MailRow, MailState } from '../../contract/outbox';
import type { CellValue } from '../../ports';

const KINDS: Readonly<Record<MailKind, string>> = {
  invoice: 'Factura emitida',
  payment: 'Pago recibido',
  notice: 'Notificación',
  debt: 'Aviso de deuda',
  cut: 'Aviso de corte',
  receipt: 'Recibo',
  statement: 'Estado de cuenta',
  device: 'Link de dispositivo',
  password: 'Contraseña del portal',
  export: 'Exportación',
};
const STATES: Readonly<Record<MailState, string>> = {
  waiting: 'En espera',
  sending: 'Enviando',
  retrying: 'Reintentando',
  sent: 'Enviado',
  failed: 'Fallido',
  unsendable: 'No se enviará',
  cancelled: 'Cancelado',
};
const REASONS: Readonly<Record<MailReason, string>> = {
  refused: 'Dirección rechazada',
  contentRefused: 'Contenido rechazado',
  gaveUp: 'Tres días de intentos',
  badAddress: 'Dirección mal escrita',
  attachmentGone: 'Falta el adjunto',
  noAddress: 'Cliente sin e-mail',
  noServer: 'Sin servidor de correo',
  voided: 'Comprobante anulado',
  notMade: 'No se pudo armar',
  restored: 'Estaba en la copia restaurada',
  replaced: 'Reemplazado por otro',
  paid: 'Ya pagó',
  notCut: 'Ya no se corta ese día',
  deactivated: 'Destinatario desactivado',
  addressChanged: 'Cambió el e-mail del cliente',
  secretGone: 'Lo secreto no se puede leer aquí',
};

type Wall = (atMs: number) => number;

const columns: readonly { header: string; cell: (row: MailRow, toWall: Wall) => CellValue }[] = [
  { header: 'N.º', cell: (row) => row.id },
  { header: 'Cliente', cell: (row) => row.client },
  { header: 'Mensaje', cell: (row) => KINDS[row.kind] },
  { header: 'Asunto', cell: (row) => row.subject },
  { header: 'E-mail', cell: (row) => row.address },
  { header: 'Direcciones', cell: (row) => row.recipients },
  { header: 'Recibido por', cell: (row) => row.accepted },
  { header: 'Estado', cell: (row) => (row.held ? 'Retenido' : STATES[row.state]) },
  { header: 'Motivo', cell: (row) => (row.reason === null ? '' : REASONS[row.reason]) },
  { header: 'Respuesta del servidor', cell: (row) => row.answer },
  { header: 'Intentos', cell: (row) => row.attempts },
  { header: 'Creado el', cell: (row, toWall) => new Date(toWall(row.createdAtMs)) },
  {
    header: 'Terminado el',
    cell: (row, toWall) => (row.settledAtMs === null ? null : new Date(toWall(row.settledAtMs))),
  },
];

export function* mailCells(rows: Iterable<MailRow>, toWall: Wall): Generator<CellValue[]> {
  yield columns.map(({ header }) => header);
  for (const row of rows) yield columns.map(({ cell }) => cell(row, toWall));
}
