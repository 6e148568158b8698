import { Refusal } from '../../src-main/contract/failures';

/** Whether what is asked of the application happens: what it refuses did not, and is nothing to the model beside it. */
export async function happens(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (cause) {
    if (cause instanceof Refusal) return false;
    throw cause;
  }
}
