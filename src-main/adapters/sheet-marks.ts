import { type ZipEntry, unpack, unpackText } from './zip-directory';

/** What a cell's tag says of it beyond its value. */
interface CellMark {
  readonly column: number;
  /** As many digits as its format shows, zeros in front: `00042`. Undefined for a cell with an error. */
  readonly digits: number | undefined;
}

/** By row, from 0. */
export type SheetMarks = ReadonlyMap<number, readonly CellMark[]>;

/** A sheet of a workbook: its place among all of them, and its file. */
export interface Sheet {
  readonly index: number;
  readonly entry: ZipEntry;
}

const ATTRIBUTES = String.raw`\s(?:[^"'>]|"[^"]*"|'[^']*')*`;

/** The opening tags of this name, whatever prefix the writer gave it. */
function tagsOf(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(String.raw`<(?:\w+:)?${name}${ATTRIBUTES}>`, 'gu'))].map(([tag]) => tag);
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(String.raw`\s${name}=["'](?<value>[^"']*)["']`, 'u').exec(tag)?.groups?.value;
}

function read(bytes: Buffer, entries: readonly ZipEntry[], name: string): string {
  const entry = entries.find((one) => one.name === name);
  return entry ? unpackText(bytes, entry) : '';
}

/** The sheets that somebody who opens the workbook sees, in their order; charts hold no list. */
export function visibleSheets(bytes: Buffer, entries: readonly ZipEntry[]): Sheet[] {
  const files = new Map(
    tagsOf(read(bytes, entries, 'xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => {
      const target = attribute(tag, 'Target') ?? '';
      return [attribute(tag, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`];
    }),
  );
  return tagsOf(read(bytes, entries, 'xl/workbook.xml'), 'sheet').flatMap((tag, index) => {
    const file = files.get(attribute(tag, String.raw`\w+:id`));
    const entry = entries.find(({ name }) => name === file && name.includes('worksheets/'));
    return entry && !/hidden$/iu.test(attribute(tag, 'state') ?? '') ? [{ index, entry }] : [];
  });
}

/** The styles that show a number with zeros in front, by their place in the workbook: how many digits they show. */
export function paddedStyles(bytes: Buffer, entries: readonly ZipEntry[]): ReadonlyMap<string, number> {
  const xml = read(bytes, entries, 'xl/styles.xml');
  const formats = new Map<string | undefined, number>();
  for (const tag of tagsOf(xml, 'numFmt')) {
    const digits = /^0{2,}$/u.exec(attribute(tag, 'formatCode') ?? '')?.[0].length;
    if (digits !== undefined) formats.set(attribute(tag, 'numFmtId'), digits);
  }
  if (formats.size === 0) return new Map();
  const cells = /<(?:\w+:)?cellXfs[\s>].*?<\/(?:\w+:)?cellXfs>/su.exec(xml)?.[0] ?? '';
  const styles = new Map<string, number>();
  tagsOf(cells, 'xf').forEach((tag, style) => {
    const digits = formats.get(attribute(tag, 'numFmtId'));
    if (digits !== undefined) styles.set(String(style), digits);
  });
  return styles;
}

/** A cell's tag says in these letters that an error stands in it. */
export const ERROR_TYPE = ' t="e"';

/** The cells of a sheet that hold an error, or a number that is shown with zeros in front. */
export async function readMarks(
  bytes: Buffer,
  { entry }: Sheet,
  padded: ReadonlyMap<string, number>,
): Promise<SheetMarks> {
  const marks = new Map<number, CellMark[]>();
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of unpack(bytes, entry)) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const cut = text.lastIndexOf('<');
    rest = text.slice(cut);
    for (const tag of tagsOf(text.slice(0, cut), 'c')) {
      const type = attribute(tag, 't') ?? 'n';
      const digits = type === 'n' ? padded.get(attribute(tag, 's') ?? '') : undefined;
      if (type === 'e' || digits !== undefined) addMark(marks, attribute(tag, 'r') ?? '', digits);
    }
  }
  return marks;
}

const LETTERS = 26;

function addMark(marks: Map<number, CellMark[]>, place: string, digits: number | undefined): void {
  const { letters, number } = /^(?<letters>[A-Z]+)(?<number>\d+)$/u.exec(place)?.groups ?? {};
  if (letters === undefined || number === undefined) return;
  const column = Array.from(letters).reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(number) - 1;
  const known = marks.get(row);
  if (known) known.push({ column, digits });
  else marks.set(row, [{ column, digits }]);
}
