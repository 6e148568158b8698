import type { ConsumptionPeriod } from '../../../src-main/contract/consumption';

/** What a chart is asked for. */
export interface Asked {
  readonly clientId: number;
  readonly contractId?: number;
  readonly period: ConsumptionPeriod;
  readonly back: number;
}
