import { type AnchorHTMLAttributes, type ReactNode, useSyncExternalStore } from 'react';

/** Values read from the address: `/clientes/:id/editar` gives `id`. */
export type RouteParams = Readonly<Record<string, string>>;

export interface Route {
  readonly path: string;
  readonly render: (params: RouteParams) => ReactNode;
}

export interface Place {
  readonly path: string;
  readonly search: URLSearchParams;
}

let lastHash = '';
let lastPlace: Place = { path: '/', search: new URLSearchParams() };

/** The place the address names; the part after `#`, the same under app:// and http://. */
export function currentPlace(): Place {
  const hash = window.location.hash.slice(1) || '/clientes';
  if (hash === lastHash) return lastPlace;
  const [path = '/', search = ''] = hash.split('?');
  lastHash = hash;
  lastPlace = { path, search: new URLSearchParams(search) };
  return lastPlace;
}

/** Goes to a place; `replace` leaves no step behind, for what is typed letter by letter. */
export function navigate(path: string, options: { replace?: boolean } = {}): void {
  if (options.replace) window.history.replaceState(null, '', `#${path}`);
  else window.history.pushState(null, '', `#${path}`);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  window.addEventListener('popstate', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
    window.removeEventListener('popstate', listener);
  };
}

export function usePlace(): Place {
  return useSyncExternalStore(subscribe, currentPlace);
}

/** The params when the pattern fits the path, segment by segment; null when it does not. */
export function matchPath(pattern: string, path: string): RouteParams | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = decodeURIComponent(value);
    else if (segment !== value) return null;
  }
  return params;
}

export function Link({ to, ...rest }: { to: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>) {
  return <a {...rest} href={`#${to}`} />;
}
