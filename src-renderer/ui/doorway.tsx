import type { ReactNode } from 'react';
import './doorway.css';

interface DoorwayProps {
  readonly title: string;
  readonly titleId?: string;
  readonly text?: string | undefined;
  readonly children: ReactNode;
}

/** The card in the middle of an empty window: before there is an office, or anybody signed in. */
export function Doorway(card: DoorwayProps) {
  return (
    <main className="doorway">
      <DoorwayCard {...card} />
    </main>
  );
}

/** Why what was sent was refused, above its fields; nothing while there is no reason. */
export function DoorwayProblem({ words }: { readonly words: ReactNode }) {
  if (!words) return null;
  return (
    <p className="doorway-problem" role="alert">
      {words}
    </p>
  );
}

export function DoorwayCard({ title, titleId, text, children }: DoorwayProps) {
  return (
    <div className="doorway-card">
      <span className="doorway-logo" aria-hidden="true">
        A
      </span>
      <h1 id={titleId}>{title}</h1>
      {text && <p className="doorway-text">{text}</p>}
      {children}
    </div>
  );
}
