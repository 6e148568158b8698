export interface Place {
  readonly path: string;
  readonly search: URLSearchParams;
}

/** Asked before the screen goes; `proceed` goes on to where the clerk was going. */
export type LeaveQuestion = (proceed: () => void) => void;

const listeners = new Set<() => void>();
let shown: { readonly hash: string; readonly place: Place } | null = null;
/** The shown place's number in the history, so that a step back can be taken back. */
let step = 0;
let question: LeaveQuestion | null = null;
/** What happens once a step has been taken back; null while none is. */
let afterReturn: (() => void) | null = null;

function readPlace(hash: string): Place {
  const [path = '/', search = ''] = (hash.slice(1) || '/clientes').split('?');
  return { path, search: new URLSearchParams(search) };
}

function stepOf(state: unknown): number | null {
  const found: unknown = typeof state === 'object' && state !== null && 'step' in state ? state.step : null;
  return typeof found === 'number' ? found : null;
}

/** Takes the address as the place that is shown. An entry that has no number, typed by hand, follows the last one. */
function settle(): Place {
  const { hash } = window.location;
  const known = stepOf(window.history.state);
  step = known ?? (shown ? step + 1 : 0);
  if (known === null) window.history.replaceState({ step }, '', hash || undefined);
  if (shown?.hash !== hash) shown = { hash, place: readPlace(hash) };
  for (const listener of listeners) listener();
  return shown.place;
}

/** The place on screen: the part after `#`, the same under app:// and http://. */
export function currentPlace(): Place {
  return shown?.place ?? settle();
}

/** Goes on at once, or when whoever holds the screen lets go of it. Every way out passes here. */
export function leaveThen(proceed: () => void): void {
  if (question) question(proceed);
  else proceed();
}

/** Goes to a place; `replace` leaves no step behind, for what is typed letter by letter. */
export function navigate(path: string, options: { replace?: boolean } = {}): void {
  leaveThen(() => {
    if (options.replace) window.history.replaceState({ step }, '', `#${path}`);
    else window.history.pushState({ step: step + 1 }, '', `#${path}`);
    settle();
  });
}

/** Back, Forward and typed addresses have already happened when they are heard: on a held screen they are taken back. */
function onPopState(): void {
  if (afterReturn) {
    const then = afterReturn;
    afterReturn = null;
    return then();
  }
  if (!question) return void settle();
  const target = stepOf(window.history.state);
  const path = window.location.hash.slice(1);
  const by = target === null ? 1 : target - step;
  if (by === 0) return;
  afterReturn = () => leaveThen(() => (target === null ? navigate(path) : window.history.go(by)));
  window.history.go(-by);
}

export function followPlace(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', onPopState);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', onPopState);
  };
}

function onBeforeUnload(event: BeforeUnloadEvent): void {
  event.preventDefault();
  // Chrome before 119, and Electron with it, asks only for a return value.
  Reflect.set(event, 'returnValue', 'unsaved');
}

/** Holds the screen: from now on every way out asks, until it is let go. */
export function holdScreen(ask: LeaveQuestion): void {
  question = ask;
  window.addEventListener('beforeunload', onBeforeUnload);
}

/** Nothing is asked any more. */
export function letGo(): void {
  question = null;
  window.removeEventListener('beforeunload', onBeforeUnload);
}
