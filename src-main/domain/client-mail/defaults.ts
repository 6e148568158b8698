import type { TemplateFields } from '../../contract/mail-templates';
import type { MailKind } from '../../contract/outbox';

const page = (lines: readonly string[]) =>
  `<div style="font-family: Arial, sans-serif; font-size: 15px; line-height: 1.5; color: #1f2933">\n${lines
    .map((line) => `<p>${line}</p>`)
    .join('\n')}\n</div>`;

/** The words that come with the program. */
export const defaultTemplates: Readonly<Record<MailKind, TemplateFields>> = {
  invoice: {
    subject: '{{oficina}}: factura {{factura}}',
    text: `Hola, {{cliente}}:

Emitimos la factura {{factura}} por {{total}}, del período {{periodo}} ({{plan}}). Vence el {{vence}}.

La encuentra adjunta en PDF.

{{oficina}}`,
    html: page([
      'Hola, {{cliente}}:',
      'Emitimos la factura <strong>{{factura}}</strong> por <strong>{{total}}</strong>, del período {{periodo}} ({{plan}}). Vence el <strong>{{vence}}</strong>.',
      'La encuentra adjunta en PDF.',
      '{{oficina}}',
    ]),
  },
  payment: {
    subject: '{{oficina}}: recibimos su pago',
    text: `Hola, {{cliente}}:

El {{fecha}} recibimos su pago de {{importe}} ({{medio}}). Recibo N.º {{recibo}}.

Gracias.

{{oficina}}`,
    html: page([
      'Hola, {{cliente}}:',
      'El {{fecha}} recibimos su pago de <strong>{{importe}}</strong> ({{medio}}). Recibo N.º {{recibo}}.',
      'Gracias.',
      '{{oficina}}',
    ]),
  },
  notice: {
    subject: '{{asunto}}',
    text: `Hola, {{cliente}}:

{{mensaje}}

{{oficina}}`,
    html: page(['Hola, {{cliente}}:', '{{mensaje}}', '{{oficina}}']),
  },
};

/** What a preview shows of a client that has no invoice, or no payment, yet. */
export const madeUpValues = {
  factura: 'B 0001-00000001',
  plan: 'Plan de ejemplo',
  periodo: '01/01/2030 a 31/01/2030',
  emision: '01/01/2030',
  vence: '10/01/2030',
  recibo: '1',
  fecha: '05/01/2030',
  medio: 'Efectivo',
  asunto: 'Asunto de ejemplo',
  mensaje: 'Texto de ejemplo.',
} as const;

/** Of a preview's made-up invoice or payment. */
export const MADE_UP_CENTS = 1_234_500;
