import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { CellValue } from '../ports';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const SHEET = 'xl/worksheets/sheet1.xml';

/** A cell's look by its place in the styles: a date with its time, and a header. */
const DATE_STYLE = 1;
const HEADER_STYLE = 2;

const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`;

const part = (name: string, kind: string) => `<Override PartName="/${name}" ContentType="${KIND}.${kind}+xml"/>`;

/** What a workbook of one sheet is besides its rows. */
function frameOf(sheetName: string): readonly (readonly [string, string])[] {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="r${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  return [
    [
      '[Content_Types].xml',
      xml(
        `<Types xmlns="${PACKAGE}/content-types">` +
          '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
          `${part('xl/workbook.xml', 'sheet.main')}${part(SHEET, 'worksheet')}${part('xl/styles.xml', 'styles')}</Types>`,
      ),
    ],
    [
      '_rels/.rels',
      xml(
        `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
      ),
    ],
    [
      'xl/workbook.xml',
      xml(
        `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">` +
          `<sheets><sheet name="${escapeXml(sheetName)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      xml(
        `<Relationships xmlns="${PACKAGE}/relationships">` +
          `${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'styles', 'styles.xml')}</Relationships>`,
      ),
    ],
    [
      'xl/styles.xml',
      xml(
        `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>` +
          '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
          '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
          '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
          '<cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>',
      ),
    ],
  ];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const MARKUP = /[&<>"]/gu;

function escapeXml(text: string): string {
  return text.replace(MARKUP, (sign) => ENTITIES[sign] ?? sign);
}

/** What a text may not hold in XML as it is, and a text that looks like the mark which stands for such a letter. */
const UNWRITABLE = /[^\P{Cc}\t\n]|[\uFFFE\uFFFF]|\p{Cs}|_(?=[xX][0-9A-Fa-f]{4}_)/gu;
const NEEDS_CARE = /[&<>"\uFFFE\uFFFF]|[^\P{Cc}\t\n]|\p{Cs}|_[xX]/u;

/** In a workbook `_x0041_` is read as the letter A: so is written what XML cannot hold, and a text with such a mark. */
function escapeText(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  const marked = text.replace(
    UNWRITABLE,
    (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
  return escapeXml(marked);
}

/** A spreadsheet counts days from 30 December 1899; the date's UTC fields are what its clock shows. */
function serialOf(date: Date): number {
  const EPOCH_DAY = 25_569;
  const DAY_MS = 86_400_000;
  return date.getTime() / DAY_MS + EPOCH_DAY;
}

const LETTERS = 26;
const FIRST_LETTER = 65;

function columnName(column: number): string {
  const rest = Math.floor(column / LETTERS);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(FIRST_LETTER + (column % LETTERS));
}

/** Blanks at the edges of a text are its own where this is said; to say it of every text would make a third more to pack. */
function spaceOf(text: string): string {
  const BLANK = 0x20;
  const hasEdge = text.charCodeAt(0) <= BLANK || text.charCodeAt(text.length - 1) <= BLANK;
  return hasEdge ? ' xml:space="preserve"' : '';
}

function cellXml(value: CellValue, place: string, style: string): string {
  if (value === null || value === '') return '';
  if (typeof value === 'string')
    return `<c r="${place}"${style} t="inlineStr"><is><t${spaceOf(value)}>${escapeText(value)}</t></is></c>`;
  if (typeof value === 'number') return `<c r="${place}"${style}><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${place}"${style} t="b"><v>${Number(value)}</v></c>`;
  return `<c r="${place}" s="${DATE_STYLE}"><v>${serialOf(value)}</v></c>`;
}

/** How much text is put together before it is packed, in characters. */
const CHUNK = 262_144;

/** The sheet, a chunk at a time. The first row is the header: bold, and in sight while the others scroll. */
function* sheetXml(rows: Iterable<readonly CellValue[]>): Generator<Buffer> {
  let chunk = xml(
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
      '<sheetFormatPr defaultRowHeight="15" defaultColWidth="16"/><sheetData>',
  );
  const names: string[] = [];
  let number = 0;
  for (const row of rows) {
    number += 1;
    const style = number === 1 ? ` s="${HEADER_STYLE}"` : '';
    chunk += `<row r="${number}">`;
    for (let column = 0; column < row.length; column += 1) {
      const name = (names[column] ??= columnName(column));
      chunk += cellXml(row[column] ?? null, `${name}${number}`, style);
    }
    chunk += '</row>';
    if (chunk.length < CHUNK) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  yield Buffer.from(`${chunk}</sheetData></worksheet>`);
}

/** The least that packs: a list is written to be opened at once, not to be kept for years. */
const FASTEST = { compressionLevel: 1, mtime: new Date(0) } as const;

/**
 * A workbook of one sheet as a stream of bytes: it is packed in another thread while the next rows are put together, and
 * no more than a few chunks are held. Numbers leave as numbers, dates as dates, texts as plain text whatever they begin
 * with.
 */
export function streamXlsx(sheetName: string, rows: Iterable<readonly CellValue[]>): NodeJS.ReadableStream {
  const zip = new ZipFile();
  for (const [name, text] of frameOf(sheetName)) zip.addBuffer(Buffer.from(text), name, FASTEST);
  const sheet = Readable.from(sheetXml(rows));
  sheet.once('error', (cause) => zip.outputStream.emit('error', cause));
  zip.addReadStream(sheet, SHEET, FASTEST);
  zip.end();
  // A file that cannot be written lets go of the rows too.
  zip.outputStream.once('close', () => sheet.destroy());
  return zip.outputStream;
}
