import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import './field-doubt.css';

/** What is unusual about a field, and no mistake: a colour of its own, and never without its picture. */
export function FieldDoubt({ children }: { readonly children: ReactNode }) {
  return (
    <span className="field-doubt">
      <IconAlertTriangle size={14} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
