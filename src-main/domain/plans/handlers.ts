import { Refusal } from '../../contract/failures';
import { isSoldSpeed, type PlanFields, type plansContract } from '../../contract/plans';
import { type CalendarDate, calendarDate } from '../../contract/values/calendar-date';
import { writtenCents } from '../../contract/values/money';
import { changesOf, type FieldChange } from '../audit';
import { countUse, createEntry, editEntry, requireAtVersion } from '../catalogs';
import type { CommandContext, FeatureHandlers } from '../handler';
import { officeDay } from '../office';
import { decidePriceStart } from './rules';
import {
  findLastPriceChange,
  findPlanDetails,
  insertNextPrice,
  keepFormerPrice,
  listNextPrices,
  listPlans,
  type NextPrice,
  type PlanDetails,
  removeNextPrice,
  savePlanDetails,
} from './store';

function detailsOf({ downKbps, upKbps, priceCents }: PlanFields): PlanDetails {
  return { downKbps, upKbps, priceCents };
}

/** A plan is sold at some speed, both ways. */
function checkSpeeds(after: PlanDetails, before: PlanDetails | undefined): void {
  const wrong = (['downKbps', 'upKbps'] as const).find((field) => !isSoldSpeed(after[field], before?.[field]));
  if (wrong) throw new Refusal('VALIDATION', {}, wrong);
}

function changedDetails(before: PlanDetails | undefined, after: PlanDetails): FieldChange[] {
  return changesOf(['downKbps', 'upKbps', 'priceCents'] as const, before, after, {
    inWords: (field, details) => (field === 'priceCents' ? writtenCents(details.priceCents) : String(details[field])),
  });
}

const writtenNext = (next: NextPrice | undefined) => (next ? `${writtenCents(next.priceCents)} · ${next.fromOn}` : '');

/** What is to come, and what no longer is. */
function changedNext(before: NextPrice | undefined, after: NextPrice | undefined): FieldChange[] {
  const change = { field: 'nextPrice', before: writtenNext(before), after: writtenNext(after) };
  return change.before === change.after ? [] : [change];
}

/** From when a new price holds; refused where it may not. */
function startOf({ db, nowMs }: CommandContext, planId: number, saidOn: CalendarDate | null) {
  const today = calendarDate.parse(officeDay(db, nowMs));
  const start = decidePriceStart(saidOn, { today, lastOn: findLastPriceChange(db, planId) });
  if ('code' in start) throw new Refusal(start.code, start.params, start.field);
  return start;
}

export const planHandlers: FeatureHandlers<typeof plansContract> = {
  list: {
    read({ db, services }) {
      const use = countUse(db, 'plan');
      const plans = listPlans(db).map((plan) => ({ ...plan, contracts: use.get(plan.id) ?? 0 }));
      return { plans, today: calendarDate.parse(officeDay(db, services.clock.nowMs())) };
    },
  },
  create: {
    write(context, fields) {
      checkSpeeds(fields, undefined);
      const id = createEntry(context, 'plan', fields.name, changedDetails(undefined, detailsOf(fields)));
      savePlanDetails(context.db, id, detailsOf(fields));
      return { id };
    },
  },
  update: {
    write(context, { id, version, fields, priceFromOn }) {
      const { db, nowMs: toldAtMs } = context;
      const entry = requireAtVersion(db, id, version);
      if (entry.kind !== 'plan') throw new Refusal('NOT_FOUND');
      const before = findPlanDetails(db, id);
      const after = detailsOf(fields);
      checkSpeeds(after, before);
      const next = listNextPrices(db).get(id);
      removeNextPrice(db, id);
      if (!before || before.priceCents === after.priceCents) {
        editEntry(context, entry, fields.name, [...changedDetails(before, after), ...changedNext(next, undefined)]);
        savePlanDetails(db, id, after);
        return { done: true };
      }
      const { kind, fromOn } = startOf(context, id, priceFromOn);
      const toCome = kind === 'later' ? { planId: id, fromOn, priceCents: after.priceCents, toldAtMs } : undefined;
      const byNow = toCome ? { ...after, priceCents: before.priceCents } : after;
      const started = toCome ? [] : [{ field: 'priceFromOn', before: '', after: fromOn }];
      const changes = [...changedDetails(before, byNow), ...started, ...changedNext(next, toCome)];
      editEntry(context, entry, fields.name, changes);
      if (toCome) insertNextPrice(db, toCome);
      // Who pays what the plan costs pays the new price from its day on; the days before were the old one's.
      else keepFormerPrice(db, id, { priceCents: before.priceCents, untilOn: fromOn, toldAtMs });
      savePlanDetails(db, id, byNow);
      return { done: true };
    },
  },
};
