import type { Contract } from '../../contract/contracts';
import type { ImportProblem, ImportProblemCode } from '../../contract/imports';
import { writeSpeedClash } from '../../contract/speed-clash';
import { writtenMbps } from '../../contract/values/speed';
import { fold } from '../../contract/values/text';
import { findPlanDetails } from '../plans';
import { type ContractRecord, readContractRecord } from './contract-records';
import type { DecideIn } from './list-kind';
import type { Register } from './register-store';
import { remember } from './remember';

/** In kb/s; 0 where nobody said. */
interface Speeds {
  readonly downKbps: number;
  readonly upKbps: number;
}

const UNSAID: Speeds = { downKbps: 0, upKbps: 0 };

interface ReadSpeeds {
  /** What a plan that the list makes gets. */
  readonly made: Speeds;
  readonly problems: readonly ImportProblem[];
  /** The plan that the list makes and this row says a speed of, folded; '' for none. */
  readonly madePlan: string;
}

export type SpeedsFor = (record: ContractRecord, before: Contract | undefined) => ReadSpeeds;

/** Whether a row says a speed that is not the one there is. */
function contradicts(said: Speeds, there: Speeds): boolean {
  return (['downKbps', 'upKbps'] as const).some((way) => said[way] !== 0 && said[way] !== there[way]);
}

function told(code: ImportProblemCode, plan: string, { there, said }: { there: Speeds; said: Speeds }) {
  if (!contradicts(said, there)) return [];
  const written = ({ downKbps, upKbps }: Speeds) => `${writtenMbps(downKbps)} / ${writtenMbps(upKbps)}`;
  const other = writeSpeedClash({ plan, has: written(there), says: written(said) });
  return [{ code, field: 'downSpeed' as const, other }];
}

/**
 * What becomes of the speeds of a row (decision). A plan of the office stays as it is, and a row that says otherwise is told
 * so. One that the list makes has those of the first row that says any, whichever of its rows is written first; rows with
 * others are told.
 */
export function askSpeeds({ db, others, targets }: DecideIn, register: Register): SpeedsFor {
  const planSpeeds = remember((planId) => findPlanDetails(db, Number(planId)) ?? UNSAID);
  const recordOf = remember((row) => {
    const staged = others.row(Number(row));
    return staged && readContractRecord(staged, targets);
  });
  return (record, before) => {
    const { plan } = record.text;
    const said = saidBy(record);
    const nothing = { made: said, problems: [], madePlan: '' };
    if (!contradicts(said, UNSAID)) return nothing;
    const planId = plan ? register.catalogEntry('plan', plan)?.id : before?.planId;
    if (planId !== undefined) {
      const there = planSpeeds(String(planId));
      return { ...nothing, problems: told('planSpeed', register.catalogName(planId), { there, said }) };
    }
    const madePlan = fold(plan ?? '');
    const row = others.holder('madePlan', madePlan, record.row);
    const first = row !== undefined && row < record.row ? recordOf(String(row)) : undefined;
    if (!first) return { ...nothing, madePlan };
    const there = saidBy(first);
    return { made: there, problems: told('newPlanSpeed', first.text.plan ?? '', { there, said }), madePlan };
  };
}

function saidBy({ downKbps = 0, upKbps = 0 }: ContractRecord): Speeds {
  return { downKbps, upKbps };
}
