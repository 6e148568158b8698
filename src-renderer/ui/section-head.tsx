import type { ReactNode } from 'react';
import './section-head.css';

interface SectionHeadProps {
  readonly title: string;
  /** What the list is for, or what to do while it is empty. */
  readonly text: string;
  /** What adds to the list, for whoever may. */
  readonly action: ReactNode;
}

/** The head of a list under Configuración: its name and use, and at the right what adds to it. */
export function SectionHead({ title, text, action }: SectionHeadProps) {
  return (
    <div className="section-head">
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
      </div>
      {action}
    </div>
  );
}
