import { api, queryClient } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { showProblem } from '../../ui/notices';

/** Back to the first run, in a window that remembers nothing of the demonstration. */
export async function leaveDemo(): Promise<void> {
  try {
    await api.startup.leaveDemo({});
    queryClient.clear();
    window.location.reload();
  } catch (cause) {
    showProblem(failureWords(readFailure(cause)));
  }
}
