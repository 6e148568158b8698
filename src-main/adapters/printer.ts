import type { Printer } from '../ports';

/** The printing library and its letters take a quarter of a second to read: only a thread that prints reads them. */
export function createPrinter(): Printer {
  return {
    async write(path, head, documents) {
      const { printPages } = await import('./printed-pages');
      await printPages(path, head, documents);
    },
  };
}
