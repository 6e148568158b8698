import type { BillingParameters, BillingProfile } from '../../contract/billing-parameters';
import type { DebtScope } from '../../contract/automatic-states';
import { addDays, type CalendarDate } from '../../contract/values/calendar-date';
import { workingDay } from '../../contract/values/working-day';
import type { ReadDb } from '../../data/database';
import { profileOf } from '../client-billing';
import { type OpenInvoice, type Situation, uncovered } from './rules';
import { type ContractFacts, listFacts, listOwed, type Owed } from './situation-store';

/** A contract with all that it is reviewed by. */
export interface Reviewed extends ContractFacts {
  readonly situation: Situation;
}

type Parameters = Pick<BillingParameters, 'profiles' | 'holidays'>;
type Days = Pick<BillingProfile, 'noticeDays' | 'cutDays' | 'workingDaysOnly'>;

/** Nobody is warned of what can still be paid in time, nor on a day on which it cannot be paid. */
export function datesOf(
  dueOn: CalendarDate,
  { noticeDays, cutDays, workingDaysOnly }: Days,
  holidays: ReadonlySet<string>,
): Pick<OpenInvoice, 'noticeOn' | 'cutOn'> {
  const after = (days: number) => {
    const day = addDays(dueOn, Math.max(days, 1));
    return workingDaysOnly ? workingDay(day, holidays) : day;
  };
  return { noticeOn: after(noticeDays), cutOn: after(cutDays) };
}

/** These contracts with what each is reviewed by, in the order of their numbers. */
export function listReviewed(
  db: ReadDb,
  contractIds: readonly number[],
  { scope, known }: { readonly scope: DebtScope; readonly known: Parameters },
): Reviewed[] {
  const facts = listFacts(db, contractIds);
  const clientIds = [...new Set(facts.map(({ clientId }) => clientId))];
  const owed = Map.groupBy(listOwed(db, clientIds), ({ clientId }) => clientId);
  const holidays = new Set<string>(known.holidays.map(({ onDate }) => onDate));
  return facts.map((contract) => {
    const profile = profileOf(known, contract);
    const left = uncovered<Owed>(owed.get(contract.clientId) ?? [], contract.creditCents);
    const invoices = left.flatMap((debt) =>
      profile && cuts(debt, contract, scope) ? [openInvoice(debt, profile, holidays)] : [],
    );
    const opening = left.find(({ kind }) => kind === 'opening') ?? null;
    return {
      ...contract,
      situation: {
        state: contract.state,
        disabledBy: contract.disabledBy,
        invoices,
        owesFromBefore: contract.owesUnposted || opening !== null,
        opening: opening && { debitId: opening.debitId, dueOn: opening.dueOn },
        stood: contract.stood,
        promisedUntilOn: contract.promisedUntilOn,
        exceptedUntilOn: contract.exceptedUntilOn,
      },
    };
  });
}

function openInvoice({ debitId, dueOn }: Owed, profile: Days, holidays: ReadonlySet<string>): OpenInvoice {
  return { debitId, dueOn, ...datesOf(dueOn, profile, holidays) };
}

function cuts({ recurring, contractId }: Owed, contract: ContractFacts, scope: DebtScope): boolean {
  return recurring && (scope === 'client' || contractId === contract.contractId);
}
