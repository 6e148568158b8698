import { Refusal } from '../../contract/failures';
import type { startupContract } from '../../contract/startup';
import type { OfficeControl } from '../../ports';
import type { FeatureHandlers } from '../handler';

/** Who is not signed in may go back to a backup only where nobody can sign in. */
function needsBackup(office: OfficeControl): boolean {
  const problem = office.problem();
  return problem === 'damaged' || problem === 'gone';
}

/** An office that is still to be made may be one that is brought back from another computer's. */
const mayRestore = (office: OfficeControl) => needsBackup(office) || office.isNew();

export const startupHandlers: FeatureHandlers<typeof startupContract> = {
  get: {
    order: ({ office }) => ({
      problem: office.problem(),
      folder: office.folder(),
      synchroniser: office.synchroniser(),
      demo: office.inDemo(),
      copy: office.copy(),
    }),
  },
  retry: {
    async order({ office, sitting }) {
      const actor = await office.retry();
      if (actor) sitting.become(actor);
      return { problem: office.problem() };
    },
  },
  openDemo: {
    async order({ office, sitting }) {
      const actor = await office.openDemo();
      if (actor) sitting.become(actor);
      return { problem: office.problem() };
    },
  },
  leaveDemo: {
    async order({ office }) {
      await office.leaveDemo();
      return { done: true };
    },
  },
  backups: { order: ({ office }) => ({ backups: needsBackup(office) ? office.backups() : [] }) },
  restore: {
    async order({ office }, choice) {
      if (!mayRestore(office)) throw new Refusal('FORBIDDEN');
      await office.restore(choice, null);
      return { done: true };
    },
  },
  copiesIn: { order: ({ office }, { folder }) => ({ backups: mayRestore(office) ? office.backupsIn(folder) : [] }) },
  leaveCopy: {
    async order({ office }) {
      await office.leaveCopy();
      return { done: true };
    },
  },
};
