import { Refusal } from '../../contract/failures';
import type { PlanFields, plansContract } from '../../contract/plans';
import { writtenCents } from '../../contract/values/money';
import { changesOf, type FieldChange } from '../audit';
import { countUse, createEntry, editEntry, requireAtVersion } from '../catalogs';
import type { FeatureHandlers } from '../handler';
import { officeDay } from '../office';
import { findPlanDetails, keepFormerPrice, listPlans, type PlanDetails, savePlanDetails } from './store';

function detailsOf({ downKbps, upKbps, priceCents }: PlanFields): PlanDetails {
  return { downKbps, upKbps, priceCents };
}

function changedDetails(before: PlanDetails | undefined, after: PlanDetails): FieldChange[] {
  return changesOf(['downKbps', 'upKbps', 'priceCents'] as const, before, after, {
    inWords: (field, details) => (field === 'priceCents' ? writtenCents(details.priceCents) : String(details[field])),
  });
}

export const planHandlers: FeatureHandlers<typeof plansContract> = {
  list: {
    read({ db }) {
      const use = countUse(db, 'plan');
      return { plans: listPlans(db).map((plan) => ({ ...plan, contracts: use.get(plan.id) ?? 0 })) };
    },
  },
  create: {
    write(context, fields) {
      const id = createEntry(context, 'plan', fields.name, changedDetails(undefined, detailsOf(fields)));
      savePlanDetails(context.db, id, detailsOf(fields));
      return { id };
    },
  },
  update: {
    write(context, { id, version, fields }) {
      const entry = requireAtVersion(context.db, id, version);
      if (entry.kind !== 'plan') throw new Refusal('NOT_FOUND');
      const before = findPlanDetails(context.db, id);
      editEntry(context, entry, fields.name, changedDetails(before, detailsOf(fields)));
      // Who pays what the plan costs pays the new price from today on; the days before were the old one's.
      if (before && before.priceCents !== fields.priceCents)
        keepFormerPrice(context.db, id, before.priceCents, officeDay(context.db, context.nowMs));
      savePlanDetails(context.db, id, detailsOf(fields));
      return { done: true };
    },
  },
};
