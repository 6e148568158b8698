import { Refusal } from '../../contract/failures';
import type { startupContract } from '../../contract/startup';
import type { OfficeControl } from '../../ports';
import type { FeatureHandlers } from '../handler';

/** Who is not signed in may go back to a backup only where nobody can sign in. */
function requireDamaged(office: OfficeControl): void {
  if (office.problem() !== 'damaged') throw new Refusal('FORBIDDEN');
}

export const startupHandlers: FeatureHandlers<typeof startupContract> = {
  get: {
    order: ({ office }) => ({
      problem: office.problem(),
      folder: office.folder,
      synchroniser: office.synchroniser(),
    }),
  },
  retry: {
    async order({ office }) {
      await office.retry();
      return { problem: office.problem() };
    },
  },
  backups: { order: ({ office }) => ({ backups: office.problem() === 'damaged' ? office.backups() : [] }) },
  restore: {
    async order({ office }, { name }) {
      requireDamaged(office);
      await office.restore(name, null);
      return { done: true };
    },
  },
};
