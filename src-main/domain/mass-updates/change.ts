import { z } from 'zod';
import { billingFields } from '../../contract/client-billing';
import type { FieldChange } from '../audit';
import { contractStep } from './contract-steps';

const value = z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(z.number()), z.array(z.string())]);
export type FieldValue = z.infer<typeof value>;

/** One field's value before and after; `billing.…` on the tab Facturación, else the client's own. */
const step = z.object({ field: z.string(), before: value, after: value });
export type FieldStep = z.infer<typeof step>;

/** A reference that is attached anew (its number is not known yet: 0), detached, or attached again as it was. */
const gatewayStep = z.object({
  act: z.enum(['attach', 'detach', 'reattach']),
  id: z.number().int(),
  gatewayId: z.number().int(),
  gateway: z.string(),
  reference: z.string(),
  key: z.string(),
});
export type GatewayStep = z.infer<typeof gatewayStep>;

/** What is kept of a change, so that it can be taken back. */
export const recorded = z.object({
  steps: z.array(step),
  /** Whether nobody had said how the client is billed before. */
  madeBilling: z.boolean(),
  gateways: z.array(gatewayStep),
  /** Updates from before contracts were changed by them have none. */
  contracts: z.array(contractStep).default([]),
});
export type Recorded = z.infer<typeof recorded>;

const told: z.ZodType<FieldChange> = z.object({
  field: z.string(),
  before: z.string(),
  after: z.string(),
  beforeId: z.number().nullable().exactOptional(),
  afterId: z.number().nullable().exactOptional(),
});

/** What is to be written of one client. */
export const change = recorded.extend({
  /** How it is billed after it: null where nobody has said so any more, not there where that stays. */
  billing: billingFields.nullable().optional(),
  /** The audit's entries, but for those of gateways, which need their numbers, and of contracts, which write their own. */
  told: z.array(told),
});
export type Change = z.infer<typeof change>;

/** Whether two changes come to the same, whatever the words for it. */
export function isSameChange(one: Change, other: Change): boolean {
  return JSON.stringify(stepsOf(one)) === JSON.stringify(stepsOf(other));
}

const stepsOf = ({ steps, gateways, contracts }: Change) => [steps, gateways, contracts];
