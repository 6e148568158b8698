import { IconAlertTriangle } from '@tabler/icons-react';

/** Why the step before was refused, in place; nothing while there is no reason. */
export function ImportProblem({ words }: { readonly words: string }) {
  if (!words) return null;
  return (
    <p className="imports-refused" role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      {words}
    </p>
  );
}
