import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { type RowRange, rowsAround } from './page-window';

/** Rows that come and go together: the list is drawn anew after so many, not at each one. */
const STEP = 4;

interface Sight {
  /** Pixels that there are for the columns. */
  readonly width: number;
  /** The first row in sight, rounded down to a step, and how many there is room for. */
  readonly row: number;
  readonly rows: number;
}

export interface Viewport {
  /** Null until the list is measured, which happens before its first paint: nothing is drawn to be thrown away. */
  readonly width: number | null;
  readonly range: RowRange;
  /** Scrolls just as far as a row needs to be in sight, below the header; its row is drawn in the same paint. */
  readonly bringIntoSight: (index: number) => void;
  readonly goToTop: () => void;
}

const NO_ROWS: RowRange = { first: 0, last: -1 };

/**
 * What is in sight of a list whose rows, and whose header, are all of one height. Nothing is kept for a row that is not
 * drawn: a list of 100,000 costs what one of a hundred does. Height and place are kept as the browser reports them: to
 * ask for them at each press of an arrow key would have the whole list laid out then.
 */
export function useViewport(scroller: RefObject<HTMLDivElement | null>, rowHeight: number, count: number): Viewport {
  const [sight, setSight] = useState<Sight | null>(null);
  // `height`: of what can be read; the list keeps the room below it that notices lie over as its padding.
  const place = useRef({ top: 0, height: 0 });
  const worked = useRef(-1);
  /** Whether the next frame scrolls to that place. */
  const scrolls = useRef(false);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    function look(): void {
      if (!element) return;
      const { scrollTop, clientHeight: height, clientWidth: width } = element;
      const top = scrolls.current ? place.current.top : scrollTop;
      place.current = { ...place.current, top };
      const next = { width, row: stepOf(top, rowHeight), rows: Math.ceil(height / rowHeight) + STEP };
      setSight((before) => (before && same(before, next) ? before : next));
    }
    function measure(height: number): void {
      if (!element) return;
      const before = place.current;
      place.current = { ...place.current, height };
      look();
      // A notice came over the row that is worked with; one that was scrolled away from stays away.
      if (height < before.height && isWithin(worked.current, before, rowHeight)) bring.current(worked.current);
    }
    measure(element.clientHeight);
    // Without its padding.
    const observer = new ResizeObserver(([entry]) => entry && measure(entry.contentRect.height));
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, rowHeight]);
  const scrollToPlace = useCallback(() => {
    scrolls.current = false;
    scroller.current?.scrollTo({ top: place.current.top });
  }, [scroller]);
  const scrollTo = useCallback(
    (top: number) => {
      if (top === place.current.top) return;
      place.current.top = top;
      const row = stepOf(top, rowHeight);
      setSight((before) => (before && before.row !== row ? { ...before, row } : before));
      // Right before the paint, when all that a new row changes has been written: to scroll earlier has it all laid out twice.
      if (!scrolls.current) requestAnimationFrame(scrollToPlace);
      scrolls.current = true;
    },
    [scrollToPlace, rowHeight],
  );
  const goToTop = useCallback(() => scrollTo(0), [scrollTo]);
  const bringIntoSight = useCallback(
    (index: number) => {
      const { top, height } = place.current;
      worked.current = index;
      if (index < 0 || height === 0) return;
      const { highest, lowest } = topsFor(index, height, rowHeight);
      scrollTo(Math.max(Math.min(top, highest), lowest));
    },
    [scrollTo, rowHeight],
  );
  const bring = useRef(bringIntoSight);
  bring.current = bringIntoSight;
  return {
    width: sight?.width ?? null,
    range: sight ? rowsAround(sight.row, sight.rows, count) : NO_ROWS,
    bringIntoSight,
    goToTop,
  };
}

/** Between which places of the scroll a row is in sight, below the header, which is as high as one. */
function topsFor(index: number, height: number, rowHeight: number): { highest: number; lowest: number } {
  const highest = index * rowHeight;
  return { highest, lowest: Math.max(0, highest + 2 * rowHeight - height) };
}

function isWithin(index: number, { top, height }: { top: number; height: number }, rowHeight: number): boolean {
  const { highest, lowest } = topsFor(index, height, rowHeight);
  return index >= 0 && height > 0 && top <= highest && top >= lowest;
}

function same(one: Sight, other: Sight): boolean {
  return one.width === other.width && one.row === other.row && one.rows === other.rows;
}

function stepOf(top: number, rowHeight: number): number {
  return Math.floor(top / rowHeight / STEP) * STEP;
}
