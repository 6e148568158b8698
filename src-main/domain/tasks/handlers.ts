import { Refusal } from '../../contract/failures';
import type { tasksContract } from '../../contract/tasks';
import type { FeatureHandlers } from '../handler';

export const taskHandlers: FeatureHandlers<typeof tasksContract> = {
  cancel: {
    order({ tasks, actor }, { taskId }) {
      if (!actor) throw new Refusal('SIGNED_OUT');
      tasks.cancel(taskId, actor);
      return { done: true };
    },
  },
};
