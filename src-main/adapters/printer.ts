import type { Printer } from '../ports';

const pages = () => import('./printed-pages');

/** The printing library and its letters take a quarter of a second to read: only a thread that prints reads them. */
export function createPrinter(): Printer {
  return {
    write: async (path, head, documents) => (await pages()).printPages(path, head, documents),
    draw: async (head, documents) => (await pages()).drawPages(head, documents),
    takes: async (picture) => (await pages()).takesPicture(picture),
  };
}
