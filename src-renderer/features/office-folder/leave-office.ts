import { api, queryClient } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { showProblem } from '../../ui/notices';
import { leaveThen } from '../../ui/router';

/** Leaves what is open, asking first as every way out does, for a window that remembers nothing of it. */
function leaveBy(leave: () => Promise<unknown>): void {
  leaveThen(() => void goBy(leave));
}

async function goBy(leave: () => Promise<unknown>): Promise<void> {
  try {
    await leave();
    queryClient.clear();
    window.location.reload();
  } catch (cause) {
    showProblem(failureWords(readFailure(cause)));
  }
}

/** Back to the first run. */
export const leaveDemo = () => leaveBy(() => api.startup.leaveDemo({}));

/** Back to the office. */
export const leaveCopy = () => leaveBy(() => api.startup.leaveCopy({}));
