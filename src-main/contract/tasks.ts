import { z } from 'zod';
import { command, done } from './endpoint';

/** Names one long call of a window, so that its progress can be told and it can be cancelled. Made by the window. */
export const taskId = z.uuid();

export const tasksContract = {
  /**
   * Asks a running call to stop; it then answers CANCELLED and leaves no trace. One that is unknown or has ended is
   * none the worse for it. FORBIDDEN for one that was begun at another window, or by another operator.
   */
  cancel: command('viewer', z.strictObject({ taskId }), done),
};
