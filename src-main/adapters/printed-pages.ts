// oxlint-disable-next-line typescript/triple-slash-reference -- every project that reads this file needs the types of the parts
/// <reference path="./pdfmake-parts.d.ts" />
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fontFiles from 'pdfmake/build/vfs_fonts.js';
import LayoutBuilder from 'pdfmake/js/LayoutBuilder.js';
import PDFDocument from 'pdfmake/js/PDFDocument.js';
import Renderer from 'pdfmake/js/Renderer.js';
import type { PrintedDocument, Printer } from '../ports';
import { closeFile } from './close-file';
import { isWholePng } from './printed-pictures';
import { contentOf, defaultStyle, footOf, marginsOf, PAGE, stampOf } from './printed-layout';

const letters = new Map(Object.entries(fontFiles).map(([name, base64]) => [name, Buffer.from(base64, 'base64')]));

/** The letters that ship with the application: no file is read, and nothing is asked of a network. */
const ownLetters = {
  existsSync: (name: string) => letters.has(name),
  readFileSync(name: string) {
    const found = letters.get(name);
    if (!found) throw new Error(`there are no letters called ${name}`);
    return found;
  },
};

const FACES = {
  normal: 'Roboto-Regular.ttf',
  bold: 'Roboto-Medium.ttf',
  italics: 'Roboto-Italic.ttf',
  bolditalics: 'Roboto-MediumItalic.ttf',
};

type Head = Parameters<Printer['write']>[1];

function openDocument({ title, author, datedMs }: Head): PDFDocument {
  const made = {
    Producer: 'Abonado',
    Creator: 'Abonado',
    Title: title,
    Author: author,
    CreationDate: new Date(datedMs),
  };
  const options = {
    size: [PAGE.width, PAGE.height] as const,
    compress: true,
    fontLayoutCache: true,
    bufferPages: false,
    autoFirstPage: false,
    info: made,
    lang: 'es',
    font: null,
  };
  return new PDFDocument({ Roboto: FACES }, {}, {}, {}, options, ownLetters, () => false);
}

const PNG_BEGINS = 0x89;

/** A JPEG is only measured, at once; a PNG is unpacked later, and so is looked through first. */
export function takesPicture(picture: Uint8Array): boolean {
  const isPng = picture[0] === PNG_BEGINS;
  if (isPng && !isWholePng(picture)) return false;
  const pdf = openDocument({ title: '', author: '', datedMs: 0 });
  try {
    pdf.provideImage(`data:image/${isPng ? 'png' : 'jpeg'};base64,${Buffer.from(picture).toString('base64')}`);
    return true;
  } catch {
    return false;
  }
}

/** Draws one document on pages of its own, which are then written and let go of. */
function drawDocument(pdf: PDFDocument, printed: PrintedDocument): void {
  const builder = new LayoutBuilder(PAGE, marginsOf(printed), null);
  const foot = footOf(printed);
  const pages = builder.layoutDocument(
    contentOf(printed),
    pdf,
    {},
    defaultStyle,
    undefined,
    undefined,
    foot,
    stampOf(printed),
  );
  new Renderer(pdf).renderPages(pages);
}

/** The pages in memory: what goes out with a message is of one document. */
export async function drawPages(head: Head, documents: Iterable<PrintedDocument>): Promise<Uint8Array> {
  const pdf = openDocument(head);
  const pages = new PassThrough();
  pdf.pipe(pages);
  const drawn = buffer(pages);
  for (const printed of documents) drawDocument(pdf, printed);
  pdf.end();
  return drawn;
}

/**
 * One document after the other, each with its own count of pages, so that neither memory nor the way out depends on how many
 * there are. Written aside and renamed: a file of that name is always a whole one.
 */
export async function printPages(path: string, head: Head, documents: Iterable<PrintedDocument>): Promise<void> {
  const aside = `${path}.partial`;
  const file = createWriteStream(aside);
  const pdf = openDocument(head);
  try {
    pdf.pipe(file);
    for (const printed of documents) {
      drawDocument(pdf, printed);
      await nextTurn();
      if (file.writableNeedDrain) await once(file, 'drain');
    }
    pdf.end();
    await finished(file);
    await rename(aside, path);
  } catch (cause) {
    await closeFile(file);
    await rm(aside, { force: true });
    throw cause;
  }
}
