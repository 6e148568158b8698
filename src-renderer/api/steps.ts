import { useState } from 'react';
import type { Failure } from '../../src-main/contract/failures';
import { readFailure } from './failure';
import { newTaskId, runTask } from './tasks';

/** Where what is done with a file begins, and what it waits at. */
export type WaitingStep =
  | { readonly at: 'start' }
  | { readonly at: 'working'; readonly label: string; readonly taskId: string };

/**
 * A file that comes in step by step. `advance` goes to a step that has to be waited for; what fails leads back to `from`
 * with its failure, or to the start where its draft is gone, and what the clerk cancels leads back with `onCancelled`.
 */
export function useSteps<Step extends { readonly at: string }>(onCancelled: () => void) {
  const [step, setStep] = useState<Step | WaitingStep>({ at: 'start' });
  const [failure, setFailure] = useState<Failure | null>(null);

  async function advance(
    label: string,
    from: Step | WaitingStep,
    work: (taskId: string) => Promise<Step>,
  ): Promise<void> {
    const taskId = newTaskId();
    setFailure(null);
    setStep({ at: 'working', label, taskId });
    try {
      setStep(await runTask(taskId, work));
    } catch (cause) {
      const why = readFailure(cause);
      setStep(why.code === 'IMPORT_GONE' ? { at: 'start' } : from);
      if (why.code === 'CANCELLED') onCancelled();
      else setFailure(why);
    }
  }

  return { step, setStep, failure, setFailure, advance };
}
