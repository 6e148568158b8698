import type { Contract } from '../../contract/contracts';
import type { ImportProblem, ImportProblemCode } from '../../contract/imports';
import { type Speeds, writeSpeedClash } from '../../contract/speed-clash';
import { fold } from '../../contract/values/text';
import { findPlanDetails } from '../plans';
import { type ContractRecord, readContractRecord } from './contract-records';
import type { DecideIn } from './list-kind';
import type { Register } from './register-store';
import { remember } from './remember';

const UNSAID: Speeds = { downKbps: 0, upKbps: 0 };

interface ReadSpeeds {
  /** What a plan that the list makes gets. */
  readonly made: Speeds;
  readonly problems: readonly ImportProblem[];
  /** The plan that the list makes, or whose speed nobody told the office, and this row says one of, folded; '' for none. */
  readonly madePlan: string;
}

export type SpeedsFor = (record: ContractRecord, before: Contract | undefined) => ReadSpeeds;

const WAYS = ['downKbps', 'upKbps'] as const;

/** Whether a row says a speed that is not the one there is. */
function contradicts(said: Speeds, there: Speeds): boolean {
  return WAYS.some((way) => said[way] !== 0 && said[way] !== there[way]);
}

/** Whether all that is there says the same as the row, which says what is not there. */
function adds(said: Speeds, there: Speeds): boolean {
  return contradicts(said, there) && WAYS.every((way) => there[way] === 0 || [0, there[way]].includes(said[way]));
}

function told(code: ImportProblemCode, plan: string, has: Speeds, says: Speeds): ImportProblem[] {
  return [{ code, field: 'downSpeed', other: writeSpeedClash({ plan, has, says }) }];
}

/**
 * What becomes of the speeds of a row (decision). A plan of the office stays as it is, and a row that says otherwise is told
 * so; where nobody told the office the plan's speed, the first row that does is told, and then those that say another. One
 * that the list makes has those of the first row that says any, whichever of its rows is written first; rows with others are
 * told.
 */
export function askSpeeds({ db, others, targets }: DecideIn, register: Register): SpeedsFor {
  const planSpeeds = remember((planId) => findPlanDetails(db, Number(planId)) ?? UNSAID);
  const recordOf = remember((row) => {
    const staged = others.row(Number(row));
    return staged && readContractRecord(staged, targets);
  });
  /** The row before this one that was the first to say a speed of its plan. */
  const firstBefore = (row: number, plan: string) => {
    const first = others.holder('madePlan', plan, row);
    return first !== undefined && first < row ? recordOf(String(first)) : undefined;
  };
  return (record, before) => {
    const { plan } = record.text;
    const said = saidBy(record);
    const nothing = { made: said, problems: [], madePlan: '' };
    if (!contradicts(said, UNSAID)) return nothing;
    const planId = plan ? register.catalogEntry('plan', plan)?.id : before?.planId;
    if (planId !== undefined) {
      const there = planSpeeds(String(planId));
      const name = register.catalogName(planId);
      if (!contradicts(said, there)) return nothing;
      if (!adds(said, there)) return { ...nothing, problems: told('planSpeed', name, there, said) };
      const lacking = fold(name);
      const first = firstBefore(record.row, lacking);
      const isNews = !first || contradicts(said, saidBy(first));
      return { ...nothing, problems: isNews ? told('planSpeedless', name, there, said) : [], madePlan: lacking };
    }
    const madePlan = fold(plan ?? '');
    const first = firstBefore(record.row, madePlan);
    if (!first) return { ...nothing, madePlan };
    const there = saidBy(first);
    const isOther = contradicts(said, there);
    return { made: there, problems: isOther ? told('newPlanSpeed', first.text.plan ?? '', there, said) : [], madePlan };
  };
}

function saidBy({ downKbps = 0, upKbps = 0 }: ContractRecord): Speeds {
  return { downKbps, upKbps };
}
