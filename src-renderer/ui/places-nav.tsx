import type { ReactNode } from 'react';
import './places-nav.css';

interface PlacesNavProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** The places that a screen has, as links under its title; the one that is shown is marked. */
export function PlacesNav({ label, children }: PlacesNavProps) {
  return (
    <nav className="places-nav" aria-label={label}>
      {children}
    </nav>
  );
}
