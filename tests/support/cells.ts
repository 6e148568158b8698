import type { Page } from '@playwright/test';
import { expectAtRest } from './at-rest';

/** The columns of the clients' list whose content is a figure, a number or a mark: half of one says something else. */
const NEVER_CUT = ['customId', 'nationalId', 'phone', 'mobile', 'contract', 'balance', 'unpaidInvoices', 'state'];

/**
 * The cells on the page whose content is drawn beyond them, is a figure that is cut off, or lies under what its row keeps
 * at the edge. Columns that stay in sight have others go under them while a list is scrolled, but not where it has been
 * scrolled to their side; and through them nothing is seen.
 */
export async function spoiltCells(page: Page): Promise<string[]> {
  await expectAtRest(page);
  return page.evaluate((neverCut) => {
    // The heads of the clients' list reach beyond themselves on purpose: their edges are dragged.
    const CELLS = 'td, th, [role="gridcell"]';
    const SLACK = 1;
    function contentOf(cell: Element): DOMRect {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return range.getBoundingClientRect();
    }
    function told(cell: Element): string {
      return `${cell.className || cell.tagName} "${cell.textContent?.trim() ?? ''}"`;
    }
    /** Whether there is nothing more to be scrolled to on the side that a cell stays at. */
    function isAtItsEnd(kept: Element): boolean {
      const list = kept.closest('.grid-scroll');
      if (!list) return true;
      const left = getComputedStyle(kept).left !== 'auto';
      return left ? list.scrollLeft === 0 : list.scrollLeft + list.clientWidth >= list.scrollWidth - SLACK;
    }
    function isSeenThrough(kept: Element): boolean {
      return /^(?:transparent|rgba\(.*, (?:0|0\.\d+)\))$/u.test(getComputedStyle(kept).backgroundColor);
    }
    /** What stays at the row's edge while the row is scrolled, and so lies over whatever is there. */
    function edgesOf(cell: Element): DOMRect[] {
      const others = [...(cell.closest('tr, [role="row"]')?.children ?? [])].filter((other) => other !== cell);
      return others
        .filter((other) => getComputedStyle(other).position === 'sticky' && other.childElementCount > 0)
        .filter((other) => isAtItsEnd(other) || isSeenThrough(other))
        .map((other) => other.getBoundingClientRect());
    }
    function faultsOf(cell: Element): string[] {
      const box = cell.getBoundingClientRect();
      const content = contentOf(cell);
      if (box.width === 0 || content.width === 0) return [];
      const clips = getComputedStyle(cell).overflowX !== 'visible';
      const right = clips ? Math.min(content.right, box.right) : content.right;
      const left = clips ? Math.max(content.left, box.left) : content.left;
      const over = Math.ceil(Math.max(content.right - box.right, box.left - content.left));
      const figure = neverCut.some((name) => cell.classList.contains(name));
      const covered = edgesOf(cell).find((edge) => right > edge.left + SLACK && left < edge.right - SLACK);
      return [
        ...(over > SLACK && (!clips || figure) ? [`${told(cell)} overruns by ${over} px`] : []),
        ...(covered ? [`${told(cell)} is covered by ${Math.ceil(right - covered.left)} px`] : []),
      ];
    }
    return [...document.querySelectorAll(CELLS)].flatMap(faultsOf);
  }, NEVER_CUT);
}
