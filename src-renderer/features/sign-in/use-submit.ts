import { type FormEvent, useState } from 'react';
import { type Failure } from '../../../src-main/contract/failures';
import { readFailure } from '../../api/failure';

/** A form of the doorway that is sent as a whole: whether it is on its way, and why it was refused. */
export function useSubmit(send: () => Promise<void>, words: (failure: Failure) => string) {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      await send();
    } catch (cause) {
      setProblem(words(readFailure(cause)));
    }
    setBusy(false);
  }

  return { problem, busy, onSubmit: (event: FormEvent) => void submit(event) };
}
