/**
 * The parts of pdfmake that lay a document out and draw it. Its own entry takes one document as a whole: a run of ten
 * thousand invoices would lie in memory, and nobody would hear how far it is. Its version is pinned.
 */
declare module 'pdfmake/js/PDFDocument.js' {
  interface FontFiles {
    existsSync(name: string): boolean;
    readFileSync(name: string): Buffer;
  }
  interface PdfOptions {
    readonly size: readonly [number, number];
    readonly compress: boolean;
    readonly fontLayoutCache: boolean;
    readonly bufferPages: boolean;
    readonly autoFirstPage: boolean;
    readonly info: Readonly<Record<string, string | Date>>;
    readonly lang: string;
    readonly font: null;
  }
  type Faces = Readonly<Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>>;
  export default class PDFDocument {
    constructor(
      fonts: Readonly<Record<string, Faces>>,
      images: Readonly<Record<string, never>>,
      patterns: Readonly<Record<string, never>>,
      attachments: Readonly<Record<string, never>>,
      options: PdfOptions,
      files: FontFiles,
      mayReadFile: (path: string) => boolean,
    );
    /** Reads a picture, as an address of data; throws at one that it cannot read. */
    provideImage(source: string): object;
    pipe(to: import('node:stream').Writable): void;
    end(): void;
    destroy(): void;
  }
}

declare module 'pdfmake/js/LayoutBuilder.js' {
  import type PDFDocument from 'pdfmake/js/PDFDocument.js';
  import type { Content, DynamicContent, Style, Watermark } from 'pdfmake/interfaces';

  export default class LayoutBuilder {
    constructor(
      pageSize: { readonly width: number; readonly height: number; readonly orientation: 'portrait' },
      pageMargins: Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>,
      svgMeasure: null,
    );
    layoutDocument(
      content: Content,
      document: PDFDocument,
      styles: Readonly<Record<string, Style>>,
      defaultStyle: Style,
      background: undefined,
      header: DynamicContent | undefined,
      footer: DynamicContent,
      watermark: Watermark | undefined,
    ): object[];
  }
}

declare module 'pdfmake/js/Renderer.js' {
  import type PDFDocument from 'pdfmake/js/PDFDocument.js';

  export default class Renderer {
    constructor(document: PDFDocument);
    renderPages(pages: readonly object[]): void;
  }
}

declare module 'pdfmake/build/vfs_fonts.js' {
  const files: Readonly<Record<string, string>>;
  export default files;
}
