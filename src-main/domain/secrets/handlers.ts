import type { secretsContract } from '../../contract/secrets';
import type { FeatureHandlers } from '../handler';

export const secretHandlers: FeatureHandlers<typeof secretsContract> = {
  keeping: {
    async prepare({ services }) {
      return { keeping: await services.secrets.keeping() };
    },
  },
};
