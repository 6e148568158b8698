import { type ItemFields, itemFields } from '../../contract/billing-items';
import type { Failure } from '../../contract/failures';
import { type Cents, partOf, sumOf, WHOLE_RATE } from '../../contract/values/money';

/** An item as a run finds it: with the periods that it was billed in, and what that came to. */
export interface Item extends Omit<ItemFields, 'description'> {
  readonly id: number;
  readonly description: string;
  readonly uses: number;
  readonly usedCents: number;
}

/** What an item comes to in a period: charged, or let off. */
export interface ItemUse {
  readonly itemId: number;
  readonly amountCents: Cents;
}

/** A line of its own on an invoice; what is let off is negative. */
export interface ItemLine {
  readonly description: string;
  readonly amountCents: Cents;
}

export interface ItemCharges {
  readonly lines: readonly ItemLine[];
  readonly uses: readonly ItemUse[];
}

/** Whether nothing is left of what is billed once: a charge or a part once it was, an amount once all of it was let off. */
export function isSpent({
  kind,
  repeats,
  amountCents,
  rateBp,
  uses,
  usedCents,
}: Omit<Item, 'id' | 'description'>): boolean {
  if (repeats) return false;
  return kind === 'charge' || rateBp !== null ? uses > 0 : usedCents >= (amountCents ?? 0);
}

function isOf(item: Item, { startOn, endOn }: { readonly startOn: string; readonly endOn: string }): boolean {
  if (!item.repeats) return endOn >= item.fromOn && !isSpent(item);
  return startOn >= item.fromOn && (item.toOn === null || startOn <= item.toOn);
}

/**
 * What a discount would let off in this period: its part of the plan, or its amount with what the periods before had no room
 * for.
 */
function wantedCents({ repeats, amountCents, rateBp, uses, usedCents }: Item, planCents: number, unit: number): number {
  if (rateBp !== null) return partOf(planCents, rateBp, WHOLE_RATE, unit);
  return partOf(amountCents ?? 0, repeats ? uses + 1 : 1, 1) - usedCents;
}

/**
 * The items of a period beside its plan: the charges, then the discounts, in the order in which they were entered. Together
 * they never let off more than there is: what a discount of an amount has no room for stays for the next period, what a
 * part has no room for is lost.
 */
export function itemsOf(
  items: readonly Item[],
  period: { readonly startOn: string; readonly endOn: string },
  planCents: number,
  unit: number,
): ItemCharges {
  const due = items.filter((item) => isOf(item, period));
  const lines: ItemLine[] = [];
  const uses: ItemUse[] = [];
  let left = planCents;
  for (const { id, kind, description, amountCents } of due) {
    if (kind !== 'charge') continue;
    const charged = sumOf([amountCents ?? 0]);
    lines.push({ description, amountCents: charged });
    uses.push({ itemId: id, amountCents: charged });
    left += charged;
  }
  for (const item of due) {
    if (item.kind !== 'discount') continue;
    const given = sumOf([Math.min(wantedCents(item, planCents, unit), left)]);
    // One that repeats was this period's all the same: its whole amount stays for the next.
    if (given > 0 || item.repeats) uses.push({ itemId: item.id, amountCents: given });
    if (given > 0) lines.push({ description: item.description, amountCents: sumOf([0 - given]) });
    left -= given;
  }
  return { lines, uses };
}

/** Knows what a run, or a preview, has billed of each item, also while nothing of it is written. */
export interface ItemCounter {
  /** The items as they are after what was taken. */
  now(items: readonly Item[]): Item[];
  take(uses: readonly ItemUse[]): void;
}

/** An item counts from what was written when it was first seen: what the run itself writes meanwhile is counted here. */
export function createItemCounter(): ItemCounter {
  const known = new Map<number, Pick<Item, 'uses' | 'usedCents'>>();
  return {
    now: (items) =>
      items.map((item) => {
        const counted = known.get(item.id) ?? { uses: item.uses, usedCents: item.usedCents };
        known.set(item.id, counted);
        return { ...item, ...counted };
      }),
    take(taken) {
      for (const { itemId, amountCents } of taken) {
        const { uses = 0, usedCents = 0 } = known.get(itemId) ?? {};
        known.set(itemId, { uses: uses + 1, usedCents: usedCents + amountCents });
      }
    },
  };
}

const FIXED = ['kind', 'repeats', 'amountCents', 'rateBp', 'fromOn'] as const;

/** What keeps an item from being saved: parts that do not go together; and of one that was billed only its words and its end change. */
export function itemProblem(fields: ItemFields, before: Item | null, unit: number): Failure | null {
  const wrong = itemFields.safeParse(fields).error?.issues[0];
  if (wrong) return { code: 'VALIDATION', params: {}, field: wrong.path.join('.') };
  const { amountCents } = fields;
  if (amountCents !== null && partOf(amountCents, 1, 1, unit) !== amountCents)
    return { code: 'CREDIT_UNIT', params: {}, field: 'amountCents' };
  if (!before || before.uses === 0) return null;
  const changed = FIXED.find((field) => before[field] !== fields[field]);
  return changed === undefined ? null : { code: 'ITEM_BILLED', params: {}, field: changed };
}
