import type { TemplateFields } from '../../contract/mail-templates';
import type { MailKind } from '../../contract/outbox';

const page = (lines: readonly string[]) =>
  `<div style="font-family: Arial, sans-serif; font-size: 15px; line-height: 1.5; color: #1f2933">\n${lines
    .map((line) => `<p>${line}</p>`)
    .join('\n')}\n</div>`;

/** A message that says the same as text and as HTML. */
const plain = (subject: string, lines: readonly string[]): TemplateFields => ({
  subject,
  text: lines.join('\n\n'),
  html: page(lines.map((line) => line.replaceAll('\n', '<br>'))),
});

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
  debt: plain('{{oficina}}: saldo pendiente', [
    'Hola, {{cliente}}:',
    'Su saldo pendiente es de {{saldo}}.',
    '{{detalle}}',
    'Si ya pagó, no tenga en cuenta este mensaje.',
    '{{oficina}}',
  ]),
  cut: plain('{{oficina}}: su servicio se cortará el {{corte}}', [
    'Hola, {{cliente}}:',
    'La factura {{factura}}, que venció el {{vence}}, sigue impaga. Si no se paga antes, el servicio {{plan}} se cortará el {{corte}}.',
    'Su saldo pendiente es de {{saldo}}.',
    '{{oficina}}',
  ]),
  receipt: plain('{{oficina}}: recibo N.º {{recibo}}', [
    'Hola, {{cliente}}:',
    'Recibo N.º {{recibo}} del {{fecha}}, por {{importe}} ({{medio}}).',
    '{{detalle}}',
    '{{oficina}}',
  ]),
  statement: plain('{{oficina}}: estado de cuenta al {{fecha}}', [
    'Hola, {{cliente}}:',
    'Su saldo al {{fecha}} es de {{saldo}}.',
    '{{movimientos}}',
    '{{oficina}}',
  ]),
  device: {
    subject: '{{oficina}}: acceso a la app Alerta Internet',
    text: `Hola, {{cliente}}:

Abra este link en {{dispositivo}} para entrar a la app Alerta Internet:

{{link}}

Es personal: no lo comparta. {{vence}}

{{oficina}}`,
    html: page([
      'Hola, {{cliente}}:',
      'Abra este link en {{dispositivo}} para entrar a la app Alerta Internet:',
      '<a href="{{link}}">{{link}}</a>',
      'Es personal: no lo comparta. {{vence}}',
      '{{oficina}}',
    ]),
  },
  password: plain('{{oficina}}: su contraseña de {{portal}}', [
    'Hola, {{cliente}}:',
    'Esta es su contraseña nueva de {{portal}}. La anterior ya no sirve.',
    'Dirección: {{direccion}}\nUsuario: {{usuario}}\nContraseña: {{clave}}',
    'No la comparta con nadie.',
    '{{oficina}}',
  ]),
  export: plain('{{oficina}}: {{archivo}}', [
    'Hola, {{operador}}:',
    'El listado {{archivo}} que pidió está listo: {{filas}} clientes.',
    '{{entrega}}',
    '{{oficina}}',
  ]),
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
  facturas_impagas: '1',
  detalle: 'B 0001-00000001, vence el 10/01/2030',
  corte: '20/01/2030',
  movimientos: '01/01/2030  Factura B 0001-00000001',
  dispositivo: 'Celular',
  link: 'https://alerta.example/…',
  portal: 'Portal de clientes',
  direccion: 'https://portal.example',
  usuario: 'ana@correo.example',
  clave: 'XXXX-XXXX-XXXX',
  operador: 'Ana',
  archivo: 'clientes-2030-01-05.xlsx',
  filas: '120',
  entrega: 'Va adjunto.',
} as const;

/** Of a preview's made-up invoice or payment. */
export const MADE_UP_CENTS = 1_234_500;
