import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface ImportProblemProps {
  readonly words: string;
  /** Where to go instead. */
  readonly children?: ReactNode;
}

/** Why the step before was refused, in place; nothing while there is no reason. */
export function ImportProblem({ words, children }: ImportProblemProps) {
  if (!words) return null;
  return (
    <p className="imports-refused" role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <span>
        {words} {children}
      </span>
    </p>
  );
}
