import { currentPlace } from './place';

/** A part of the screen that has the focus when what had it in there is gone; of a bar of buttons, its first one. */
const PANELS = '[role="toolbar"], [role="tabpanel"], [role="region"], [role="row"], section, article, form, li, tr';
/** What lies above the screen, or opens in it for a while (`data-layer`): its end leads back to what opened it. */
const LAYERS = 'dialog, [role="dialog"], [role="menu"], [role="listbox"], .notice, [data-layer]';
/** How many steps back are remembered: a menu's button, its item, and a few dialogs one above another. */
const REMEMBERED = 12;

interface Step {
  readonly element: HTMLElement;
  /** The layer that it is in, else the panels around it, the nearest first: what is left is known only when it is gone. */
  readonly around: readonly HTMLElement[];
  readonly inLayer: boolean;
  readonly path: string;
}

/** What had the focus, the newest last. */
let steps: Step[] = [];

function panelsOf(element: HTMLElement): HTMLElement[] {
  const panels: HTMLElement[] = [];
  for (let at = element.parentElement?.closest<HTMLElement>(PANELS); at; ) {
    panels.push(at);
    at = at.parentElement?.closest<HTMLElement>(PANELS);
  }
  return panels;
}

function remember(element: HTMLElement): void {
  const layer = element.closest<HTMLElement>(LAYERS);
  const known = steps.filter((step) => step.element !== element);
  // On the screen itself only the last place matters; above it, each layer leads to the one below.
  const below = layer ? known : [];
  const around = layer ? [layer] : panelsOf(element);
  steps = [...below, { element, around, inLayer: layer !== null, path: currentPlace().path }].slice(-REMEMBERED);
}

function isUsable(element: HTMLElement): boolean {
  return element.isConnected && element.checkVisibility() && !element.matches(':disabled');
}

/** Where the focus goes in what it is led back to; null where that is no place any more. */
function placeIn(left: HTMLElement): HTMLElement | null {
  if (left.role !== 'toolbar') return isUsable(left) ? left : null;
  return [...left.querySelectorAll<HTMLElement>('button')].find(isUsable) ?? null;
}

function isLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
}

function give(element: HTMLElement): void {
  if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** Where the focus goes when what had it is gone; null where nothing is left that it came from. */
function wayBack(): HTMLElement | null {
  const { path } = currentPlace();
  for (const { element, around, path: was } of steps.toReversed()) {
    // Another screen has come: it says itself where its keyboard begins.
    if (was !== path) return null;
    const left = [element, ...around].map(placeIn).find((place) => place !== null);
    if (left) return left;
  }
  return null;
}

function restore(): void {
  const last = steps.at(-1);
  // A button that only waits is there again in a moment, and so is its focus.
  if (!last || !isLost() || (last.element.isConnected && last.element.matches(':disabled'))) return;
  const target = wayBack();
  if (target) give(target);
}

/**
 * Gives the focus back whenever what had it goes: a dialog, a menu or a form that closes leads to what opened it, or, when
 * that is gone too, to the panel that it was in. One watch for every screen, called once before anything is drawn: a
 * dialog that is drawn only while it is open cannot do so itself.
 */
export function watchFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) remember(target);
  });
  // Who points at nothing has left what had the focus: known once the pointer has taken it, and before it is given back.
  let pointed = false;
  const leave = () => {
    if (pointed && isLost() && steps.at(-1)?.element.isConnected) steps = [];
    pointed = false;
  };
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Element && !target.closest(LAYERS)) steps = steps.filter(({ inLayer }) => !inLayer);
    pointed = true;
    requestAnimationFrame(leave);
  });
  let waiting = false;
  const giveBack = () => {
    if (!waiting) return;
    waiting = false;
    leave();
    restore();
  };
  // A key that comes meanwhile is meant for where the focus is going to be: Esc beside the list takes no filter off it.
  window.addEventListener('keydown', giveBack, { capture: true });
  new MutationObserver(() => {
    if (waiting || !isLost()) return;
    waiting = true;
    requestAnimationFrame(giveBack);
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
}
