import { writeAct } from '../audit';
import type { CommandContext } from '../handler';
import { moveSums } from './counted-store';
import { askAssignees } from './match';
import { listUnknown } from './store';

const EVERY = -1;

/** Gives what unknown addresses used to the contracts whose it is, of each all of it; the others stay listed. */
export function assignUnknown(context: CommandContext): { addresses: number; samples: number } {
  const given = { addresses: 0, samples: 0 };
  const assigneeOf = askAssignees(context.db);
  for (const address of listUnknown(context.db, 0, EVERY)) {
    const contractId = assigneeOf(address);
    if (contractId === undefined) continue;
    moveSums(context.db, -address.sourceId, contractId);
    given.addresses += 1;
    given.samples += address.samples;
  }
  if (given.addresses > 0) {
    writeAct(context, { entity: 'consumption', entityId: 0, action: 'assigned' });
    context.publish('consumption.changed');
  }
  return given;
}
