import type { supportContract } from '../../contract/support';
import type { FeatureHandlers } from '../handler';

export const supportHandlers: FeatureHandlers<typeof supportContract> = {
  report: {
    order({ support }, fault) {
      support.report(fault);
      return { done: true };
    },
  },
  diagnose: { order: ({ support }) => ({ text: support.diagnose() }) },
};
