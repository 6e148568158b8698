import type { billingItemsContract, ItemFields } from '../../contract/billing-items';
import { Refusal } from '../../contract/failures';
import { smallestAmounts } from '../../contract/office';
import { calendarDate } from '../../contract/values/calendar-date';
import { writtenBasisPoints, writtenCents } from '../../contract/values/money';
import { writeAudit } from '../audit';
import { requireContract } from '../contracts';
import { checkVersion, type CommandContext, type FeatureHandlers } from '../handler';
import { officeDay, requireCountry } from '../office';
import { itemProblem } from './rules';
import { insertItem, listContractNames, listItemsOf, requireItem, retireItem, updateItem } from './store';

/** An item in words, as the audit tells it. */
function inWords({ kind, repeats, description, amountCents, rateBp, fromOn, toOn }: ItemFields): string {
  const worth = rateBp === null ? writtenCents(amountCents ?? 0) : `${writtenBasisPoints(rateBp)} %`;
  const days = toOn === null ? fromOn : `${fromOn} – ${toOn}`;
  return [description, kind, repeats ? 'repeats' : 'once', worth, days].join(' · ');
}

function tell(context: CommandContext, contractId: number, id: number, action: string, change: [string, string]): void {
  const [before, after] = change;
  writeAudit(context, { entity: 'billing', entityId: id, contractId, action }, [{ field: 'item', before, after }]);
  context.publish('billing.changed');
}

/** An item that the program itself gives a contract; audited as one that a person entered. */
export function addCharge(context: CommandContext, contractId: number, fields: ItemFields): number {
  const id = insertItem(context.db, contractId, fields);
  tell(context, contractId, id, 'created', ['', inWords(fields)]);
  return id;
}

export const billingItemHandlers: FeatureHandlers<typeof billingItemsContract> = {
  list: {
    read({ db, services }, { clientId }) {
      const today = calendarDate.parse(officeDay(db, services.clock.nowMs()));
      return { items: listItemsOf(db, clientId, today), contracts: listContractNames(db, clientId), today };
    },
  },
  save: {
    write(context, { at, contractId, fields }) {
      const { db } = context;
      const contract = requireContract(db, contractId);
      const before = at && requireItem(db, at.id);
      if (before && at) checkVersion(before, at.version);
      if (before?.retired || (before && before.contractId !== contract.id)) throw new Refusal('NOT_FOUND');
      const problem = itemProblem(fields, before, smallestAmounts[requireCountry(db)]);
      if (problem) throw new Refusal(problem.code, problem.params, problem.field);
      if (!before) return { id: addCharge(context, contractId, fields) };
      updateItem(db, before.id, fields);
      tell(context, contractId, before.id, 'updated', [inWords(before), inWords(fields)]);
      return { id: before.id };
    },
  },
  retire: {
    write(context, { id, version }) {
      const before = requireItem(context.db, id);
      checkVersion(before, version);
      if (before.retired) throw new Refusal('NOT_FOUND');
      retireItem(context.db, id);
      tell(context, before.contractId, id, 'retired', [inWords(before), '']);
      return { done: true };
    },
  },
};
