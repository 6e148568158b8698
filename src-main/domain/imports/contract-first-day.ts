import type { Contract } from '../../contract/contracts';
import type { ImportProblem } from '../../contract/imports';
import type { ReadDb } from '../../data/database';
import { findFirstPlanChange, startProblem } from '../contracts';
import { printedDay } from '../written';
import type { ContractRecord } from './contract-records';

/** Why a contract cannot begin on the day that a row says: as in its form. One too long ago is not read at all. */
export function firstDayStops(
  { text, startedOn }: ContractRecord,
  before: Contract | undefined,
  { db, today }: { readonly db: ReadDb; readonly today: string },
): ImportProblem[] {
  if (startedOn === undefined || startedOn === before?.startedOn) return [];
  const firstChangeOn = before ? findFirstPlanChange(db, before) : null;
  const problem = startProblem(startedOn, { today, before, firstChangeOn });
  if (!problem) return [];
  if (problem.code === 'DATE_AFTER_CHANGE' && firstChangeOn !== null) {
    return [{ code: 'dateAfterChange', field: 'startedOn', other: printedDay(firstChangeOn) }];
  }
  return [{ code: 'dateTooFar', field: 'startedOn', other: text.startedOn ?? '' }];
}
