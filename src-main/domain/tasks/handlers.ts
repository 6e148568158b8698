import type { tasksContract } from '../../contract/tasks';
import type { FeatureHandlers } from '../handler';

export const taskHandlers: FeatureHandlers<typeof tasksContract> = {
  cancel: {
    order({ tasks }, { taskId }) {
      tasks.cancel(taskId);
      return { done: true };
    },
  },
};
