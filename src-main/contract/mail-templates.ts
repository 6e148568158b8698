import { z } from 'zod';
import { clientSelection } from './clients';
import { command, nothing, query } from './endpoint';
import { mailKinds } from './outbox';
import { taskId } from './tasks';
import { rowId } from './values/ids';
import { requiredText, text } from './values/text';

/** What a template can name, between double braces: `{{cliente}}`. */
export const mailVariables = {
  invoice: ['cliente', 'id_cliente', 'oficina', 'factura', 'plan', 'periodo', 'emision', 'vence', 'total'],
  payment: ['cliente', 'id_cliente', 'oficina', 'recibo', 'fecha', 'importe', 'medio'],
  notice: ['cliente', 'id_cliente', 'oficina', 'asunto', 'mensaje'],
  debt: ['cliente', 'id_cliente', 'oficina', 'saldo', 'facturas_impagas', 'detalle', 'vence'],
  cut: ['cliente', 'id_cliente', 'oficina', 'plan', 'corte', 'factura', 'vence', 'saldo'],
  receipt: ['cliente', 'id_cliente', 'oficina', 'recibo', 'fecha', 'importe', 'medio', 'detalle'],
  statement: ['cliente', 'id_cliente', 'oficina', 'saldo', 'fecha', 'movimientos'],
  device: ['cliente', 'id_cliente', 'oficina', 'dispositivo', 'vence', 'link'],
  password: ['cliente', 'id_cliente', 'oficina', 'portal', 'direccion', 'usuario', 'clave'],
  export: ['operador', 'oficina', 'archivo', 'filas', 'entrega'],
} as const satisfies Record<(typeof mailKinds)[number], readonly string[]>;

/** What a kind of message is of no use without: it stands in its text, and in its HTML where there is one, never in its head. */
export const neededVariables: Partial<Record<(typeof mailKinds)[number], string>> = {
  device: 'link',
  password: 'clave',
  export: 'entrega',
};

/** What a notification that a clerk types can name. */
export const noticeVariables = ['cliente', 'id_cliente', 'oficina'] as const;

const LONGEST_BODY = 20_000;

const subject = requiredText(200).refine((value) => !/\p{Cc}/u.test(value), { message: 'line' });

export const templateFields = z.strictObject({
  subject,
  text: requiredText(LONGEST_BODY),
  /** '' sends the text alone. */
  html: text(LONGEST_BODY),
});
export type TemplateFields = z.infer<typeof templateFields>;

const kind = z.enum(mailKinds);
/** 0 while the words are those that come with the program. */
const templateVersion = z.number().int().nonnegative();

export const mailTemplate = templateFields.extend({ kind, version: templateVersion });
export type MailTemplate = z.infer<typeof mailTemplate>;

const writtenMail = z.object({ subject: z.string(), text: z.string(), html: z.string(), to: z.string() });

const notice = z.strictObject({ subject, text: requiredText(LONGEST_BODY) });

export const mailTemplatesContract = {
  list: query('viewer', nothing, z.object({ templates: z.array(mailTemplate) })),
  /** TEMPLATE_VARIABLE, with its name, for one that this kind of message does not have; TEMPLATE_NEEDS for one that it lacks. */
  save: command(
    'administrator',
    z.strictObject({ kind, version: templateVersion, fields: templateFields }),
    z.object({ version: templateVersion }),
  ),
  /** Back to the words that come with the program. */
  reset: command(
    'administrator',
    z.strictObject({ kind, version: templateVersion }),
    z.object({ version: templateVersion }),
  ),
  /** What a client would get: of its last invoice or payment, or of made-up ones where it has none. */
  preview: query('viewer', z.strictObject({ kind, fields: templateFields, clientId: rowId.nullable() }), writtenMail),
  /** How many of a selection get a notification, and how many have no main e-mail. */
  countNotices: query(
    'operator',
    z.strictObject({ selection: clientSelection }),
    z.object({ clients: z.number().int(), withoutEmail: z.number().int() }),
  ),
  /** Writes a notification to each of them; whoever has no main e-mail is told in the outbox. */
  notify: command(
    'operator',
    z.strictObject({ selection: clientSelection, notice, taskId: taskId.optional() }),
    z.object({ queued: z.number().int(), withoutEmail: z.number().int() }),
  ),
};
