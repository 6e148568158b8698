import { SECRET_MARK } from '../../jobs/mail-secret';
import type { MailKind } from '../../contract/outbox';
import type { ReadDb } from '../../data/database';
import type { CommandContext } from '../handler';
import { recordToOffice, requireOfficeRecord } from '../office';
import { dropMail, enqueueMail, headLine, type NewMail } from '../outbox';
import { printedDay } from '../written';
import { mailWriter, type Values, writeMail } from './rules';
import type { Addressee } from './source-store';
import { readTemplate } from './template-store';
import { commonValues } from './values';

/** Messages to clients' main addresses, of one kind's template: that and the office are read once for all of them. */
export function mailsOf(db: ReadDb, kind: MailKind): (client: Addressee, values: Values) => NewMail {
  const office = recordToOffice(requireOfficeRecord(db));
  const write = mailWriter(readTemplate(db, kind));
  return (client, values) => ({
    kind,
    clientId: client.clientId,
    clientName: client.client,
    to: client.email,
    others: [],
    sourceId: null,
    invoiceIds: [],
    ...write({ ...commonValues(client, office), ...values }),
  });
}

/** A message to one client's main address. */
export function mailOf(db: ReadDb, kind: MailKind, client: Addressee, values: Values): NewMail {
  return mailsOf(db, kind)(client, values);
}

interface PasswordMail {
  readonly portal: string;
  readonly address: string;
  readonly sealedSecret: string;
}

/** A new password of the portal, to the main address: its words say it when they go out, and an older one goes out no more. */
export function queuePassword(context: CommandContext, client: Addressee, mail: PasswordMail): void {
  const { db } = context;
  dropPasswordMail(context, client.clientId);
  const values = { portal: mail.portal, direccion: mail.address, usuario: client.email, clave: SECRET_MARK };
  const { sealedSecret } = mail;
  enqueueMail(context, [{ ...mailOf(db, 'password', client, values), sourceId: client.clientId, sealedSecret }]);
}

interface DeviceMail {
  readonly id: number;
  readonly name: string;
  readonly expiresOn: string | null;
  readonly sealedLink: string;
}

/** A device's link, to the client's main address: as a credential it is in its words only when they go out. Answers its number. */
export function queueDevice(context: CommandContext, client: Addressee, device: DeviceMail): number {
  const values = {
    dispositivo: headLine(device.name),
    vence: device.expiresOn === null ? '' : `Sirve hasta el ${printedDay(device.expiresOn)}.`,
    link: SECRET_MARK,
  };
  const mail = mailOf(context.db, 'device', client, values);
  const [id = 0] = enqueueMail(context, [{ ...mail, sourceId: device.id, sealedSecret: device.sealedLink }]);
  return id;
}

/** A link that serves no more is told to nobody. */
export function dropDeviceMail(context: CommandContext, deviceId: number): void {
  dropMail(context.db, 'device', deviceId, context.nowMs, 'replaced');
  context.publish('outbox.changed');
}

interface ExportMail {
  /** Whoever asked for it, at the address with which they signed in (specification §8). */
  readonly operator: { readonly operatorId: number | null; readonly name: string; readonly email: string };
  readonly fileName: string;
  readonly rows: number;
  readonly fileId: number;
  /** Where the file lies; null where it goes along. */
  readonly savedAt: string | null;
  readonly sizeMb: number;
}

/** A list that was exported, to whoever asked for it; one that is too large for a message is told of. */
export function queueExport(context: CommandContext, mail: ExportMail): number {
  const { db } = context;
  const { operator, savedAt } = mail;
  const values = {
    operador: headLine(operator.name),
    oficina: requireOfficeRecord(db).name,
    archivo: mail.fileName,
    filas: mail.rows.toLocaleString('es-AR'),
    entrega:
      savedAt === null
        ? 'Va adjunto.'
        : `Es demasiado grande para el correo (${mail.sizeMb} MB). Quedó guardado en la computadora de la oficina, por 30 días:\n${savedAt}`,
  };
  const [id = 0] = enqueueMail(context, [
    {
      kind: 'export',
      clientId: null,
      clientName: operator.name,
      to: operator.email,
      others: [],
      sourceId: operator.operatorId,
      invoiceIds: [],
      fileIds: savedAt === null ? [mail.fileId] : [],
      ...writeMail(readTemplate(db, 'export'), values),
    },
  ]);
  return id;
}

/** A password that is good no more is told to nobody. */
export function dropPasswordMail(context: CommandContext, clientId: number): void {
  dropMail(context.db, 'password', clientId, context.nowMs, 'replaced');
  context.publish('outbox.changed');
}
