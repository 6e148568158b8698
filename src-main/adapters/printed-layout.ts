import type { Content, CustomTableLayout, DynamicContent, Style, TableCell, Watermark } from 'pdfmake/interfaces';
import type { PrintedDocument, PrintedFact } from '../ports';

/** A4, in points of 1/72 inch. */
export const PAGE = { width: 595.28, height: 841.89, orientation: 'portrait' } as const;

const SIDE = 40;
const TOP = 34;
const FOOT = 44;
const FOOT_WITH_CODE = 128;
const QR_SIZE = 82;
const QR_COLUMN = 92;

const INK = '#1b2430';
const SOFT = '#5d6877';
const RULE = '#c3cad3';
const SHADE = '#f1f4f7';

const TEXT_SIZE = 9;
const SMALL = 7.5;
/** The box of the letter is as wide as it is high. */
const LETTER_BOX = 54;
/** A picture keeps its own shape within this. */
const LOGO_ROOM: [number, number] = [180, 42];
const LOGO_MARGIN: [number, number, number, number] = [0, 0, 0, 5];
const HAIR = 0.75;
const COLUMN_GAP = 16;

export const defaultStyle: Style = { font: 'Roboto', fontSize: TEXT_SIZE, color: INK, lineHeight: 1.15 };

export function marginsOf({ authorization }: PrintedDocument) {
  return { left: SIDE, right: SIDE, top: TOP, bottom: authorization ? FOOT_WITH_CODE : FOOT };
}

const fact = ({ label, text }: PrintedFact): Content => ({
  text: [{ text: label === '' ? '' : `${label}  `, color: SOFT }, text],
  margin: [0, 0, 0, 1.5],
});

/** A frame of hairlines, with room between it and what is in it. */
const framed = (horizontal: number, vertical: number, between = true): CustomTableLayout => ({
  hLineWidth: () => HAIR,
  vLineWidth: (at, node) => (between || at === 0 || at === node.table.widths?.length ? HAIR : 0),
  hLineColor: () => RULE,
  vLineColor: () => RULE,
  paddingLeft: () => horizontal,
  paddingRight: () => horizontal,
  paddingTop: () => vertical,
  paddingBottom: () => vertical,
});

/** Issuer, letter and number, side by side. */
function headOf(printed: PrintedDocument): Content {
  const issuer: Content = [
    ...(printed.logo === '' ? [] : [{ image: printed.logo, fit: LOGO_ROOM, margin: LOGO_MARGIN }]),
    { text: printed.issuer, fontSize: 15, bold: true, lineHeight: 1.1, margin: [0, 0, 0, 4] },
    ...printed.issuerFacts.map(fact),
  ];
  const letter: Content = [
    {
      text: printed.letter,
      fontSize: printed.letter.length > 2 ? 18 : 32,
      bold: true,
      alignment: 'center',
      lineHeight: 1,
    },
    { text: printed.letterNote, fontSize: 6.5, color: SOFT, alignment: 'center', lineHeight: 1 },
  ];
  const number: Content = [
    { text: printed.title, fontSize: 15, bold: true, lineHeight: 1.1 },
    { text: printed.number, fontSize: 11, bold: true, margin: [0, 1, 0, 4] },
    ...printed.facts.map(fact),
  ];
  return {
    table: { widths: ['*', LETTER_BOX, '*'], body: [[issuer, letter, number]] },
    layout: framed(10, 9),
  };
}

const noticeOf = ({ notice }: PrintedDocument): Content =>
  notice === ''
    ? []
    : {
        table: { widths: ['*'], body: [[{ text: notice, bold: true, alignment: 'center', fontSize: 10 }]] },
        layout: { ...framed(8, 4), fillColor: () => SHADE },
        margin: [0, 6, 0, 0],
      };

/** In two columns, the first ones on the left. */
function columnsOf(facts: readonly PrintedFact[]): Content {
  const half = Math.ceil(facts.length / 2);
  return { columns: [facts.slice(0, half).map(fact), facts.slice(half).map(fact)], columnGap: COLUMN_GAP };
}

function partiesOf({ clientTitle, client, clientFacts, terms }: PrintedDocument): Content {
  const who: Content = [
    { text: clientTitle, fontSize: SMALL, color: SOFT },
    { text: client, fontSize: 11, bold: true, margin: [0, 0, 0, 3] },
    columnsOf(clientFacts),
  ];
  const when: TableCell[][] = terms.length === 0 ? [] : [[{ columns: terms.map(fact), columnGap: COLUMN_GAP }]];
  return { table: { widths: ['*'], body: [[who], ...when] }, layout: framed(10, 6), margin: [0, 6, 0, 0] };
}

const RIGHT = 'right' as const;

function linesOf({ columns, lines }: PrintedDocument): Content {
  const head = columns.map((text, at) => ({
    text,
    bold: true,
    fontSize: 8.5,
    fillColor: SHADE,
    ...(at > 1 ? { alignment: RIGHT } : {}),
  }));
  const body = lines.map((cells) =>
    cells.map((text, at) => ({ text, ...(at === 0 ? {} : { noWrap: true }), ...(at > 1 ? { alignment: RIGHT } : {}) })),
  );
  return {
    table: { headerRows: 1, dontBreakRows: true, widths: ['*', 'auto', 'auto', 'auto'], body: [head, ...body] },
    layout: {
      hLineWidth: () => HAIR,
      vLineWidth: () => 0,
      hLineColor: () => RULE,
      paddingLeft: () => 8,
      paddingRight: () => 8,
      paddingTop: () => 4,
      paddingBottom: () => 4,
    },
    margin: [0, 12, 0, 0],
  };
}

/** When it is to be paid, on the left, beside what it comes to. */
function sumsOf({ amounts, total, due, dueTitle }: PrintedDocument): Content {
  const dates: Content[] =
    due.length === 0
      ? []
      : [
          { text: dueTitle, bold: true, margin: [0, 4, 0, 3] },
          ...due.map(({ label, text }): Content => ({ columns: [{ text: label, width: 98, color: SOFT }, { text }] })),
        ];
  const sums: TableCell[][] = amounts.map(({ label, text }) => [
    { text: label, color: SOFT },
    { text, alignment: RIGHT },
  ]);
  const whole: TableCell[] = [
    { text: total.label, bold: true, fontSize: 12, fillColor: SHADE },
    { text: total.text, bold: true, fontSize: 12, alignment: RIGHT, fillColor: SHADE },
  ];
  return {
    columns: [
      { stack: dates, width: '*' },
      {
        width: 236,
        table: { widths: ['*', 'auto'], body: [...sums, whole] },
        layout: {
          hLineWidth: (at, node) => (at >= node.table.body.length - 1 ? HAIR : 0),
          vLineWidth: () => 0,
          hLineColor: () => RULE,
          paddingLeft: () => 8,
          paddingRight: () => 8,
          paddingTop: () => 3,
          paddingBottom: () => 3,
        },
      },
    ],
    columnGap: 20,
    margin: [0, 8, 0, 0],
    unbreakable: true,
  };
}

const legendsOf = ({ legends }: PrintedDocument): Content[] =>
  legends.map((text, at) => ({ text, fontSize: 8, margin: [0, at === 0 ? 14 : 3, 0, 0] }));

export function contentOf(printed: PrintedDocument): Content {
  return [
    printed.copy === ''
      ? []
      : { text: printed.copy, fontSize: SMALL, bold: true, color: SOFT, alignment: 'center', margin: [0, 0, 0, 3] },
    headOf(printed),
    noticeOf(printed),
    partiesOf(printed),
    linesOf(printed),
    sumsOf(printed),
    ...legendsOf(printed),
  ];
}

const rule = (): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: PAGE.width - 2 * SIDE, y2: 0, lineWidth: HAIR, lineColor: RULE }],
});

/** The authority's leave with its code, then the office's own line and the page. */
export function footOf({ authorization, foot, pageOf }: PrintedDocument): DynamicContent {
  return (page, pages) => {
    const own: Content = {
      columns: [
        { text: foot, color: SOFT },
        { text: pageOf(page, pages), alignment: RIGHT, color: SOFT, width: 'auto' },
      ],
      fontSize: SMALL,
      margin: [0, 5, 0, 0],
    };
    const leave: Content[] = authorization
      ? [
          {
            columns: [
              ...(authorization.code === ''
                ? []
                : [{ qr: authorization.code, fit: QR_SIZE, eccLevel: 'M' as const, width: QR_COLUMN }]),
              {
                stack: [
                  { text: authorization.note, bold: true, fontSize: 10, margin: [0, 18, 0, 4] },
                  ...authorization.facts.map(fact),
                ],
              },
            ],
            margin: [0, 6, 0, 4],
          },
        ]
      : [];
    return { stack: [rule(), ...leave, own], margin: [SIDE, 8, SIDE, 0] };
  };
}

export function stampOf({ stamp }: PrintedDocument): Watermark | undefined {
  return stamp === ''
    ? undefined
    : { text: stamp, color: '#b3261e', opacity: 0.16, bold: true, angle: -40, fontSize: 96 };
}
