import { type AnchorHTMLAttributes, type MouseEvent, type ReactNode, useSyncExternalStore } from 'react';
import { currentPlace, followPlace, navigate } from './place';

export { leaveThen, navigate } from './place';

/** Values read from the address: `/clientes/:id/editar` gives `id`. */
export type RouteParams = Readonly<Record<string, string>>;

export interface Route {
  readonly path: string;
  readonly render: (params: RouteParams) => ReactNode;
}

/** Which screen the address names. A list that is narrowed letter by letter leaves it as it is. */
export function usePath(): string {
  return useSyncExternalStore(followPlace, () => currentPlace().path);
}

/** What the address asks of its screen. */
export function useSearch(): URLSearchParams {
  return useSyncExternalStore(followPlace, () => currentPlace().search);
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

/** A click that asks for another tab or window is the browser's. */
function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

export function Link({
  to,
  ...rest
}: { to: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'>) {
  return (
    <a
      {...rest}
      href={`#${to}`}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        navigate(to);
      }}
    />
  );
}
