import { type ReactNode, useState } from 'react';
import { queryClient } from '../../api/client';
import { useArrival } from '../../ui/arrival';
import { RecoveryCode } from '../../ui/recovery-code';
import { DemoOffer } from './demo-offer';
import { OfficeForm } from './office-form';

interface FirstRunProps {
  readonly onStart: () => void;
  readonly onDone: () => void;
  /** The way on for whoever has an office already. */
  readonly restore: ReactNode;
}

/** The office and its first operator, then the recovery code, shown once. */
export function FirstRun({ onStart, onDone, restore }: FirstRunProps) {
  const [created, setCreated] = useState<{ officeName: string; recoveryCode: string } | null>(null);
  useArrival(created ? 'code' : 'form');
  if (!created) {
    return (
      <OfficeForm onSubmitting={onStart} onFailed={onDone} onCreated={setCreated}>
        {restore}
        <DemoOffer onStart={onStart} onDone={onDone} />
      </OfficeForm>
    );
  }
  return (
    <RecoveryCode
      code={created.recoveryCode}
      officeName={created.officeName}
      onKept={() => void queryClient.invalidateQueries().then(onDone)}
    />
  );
}
