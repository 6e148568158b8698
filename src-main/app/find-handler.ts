import type { CommandContext, OrderContext, QueryContext, Services } from '../domain/handler';
import { handlers } from './handlers';

/** Any feature's handler, as the middleware sees it: its input was parsed by the endpoint's own schema. */
export interface AnyHandler {
  readonly heavy?: true;
  readonly copied?: 'before' | 'after';
  slow?(input: unknown): boolean;
  staged?(services: Services, input: unknown): string;
  read?(context: QueryContext, input: unknown): unknown;
  prepare?(context: QueryContext, input: unknown): Promise<unknown>;
  write?(context: CommandContext, input: unknown, prepared?: unknown): unknown;
  record?(context: CommandContext, input: unknown, output: unknown): undefined;
  order?(context: OrderContext, input: unknown): unknown;
}

export function findHandler(feature: string, verb: string): AnyHandler | undefined {
  const table: Record<string, Record<string, AnyHandler>> = handlers;
  return own(own(table, feature), verb);
}

/** The handler of a call that the contract has. */
export function requireHandler({ feature, verb }: { readonly feature: string; readonly verb: string }): AnyHandler {
  const handler = findHandler(feature, verb);
  if (!handler) throw new Error(`no handler for ${feature}.${verb}`);
  return handler;
}

/** A record's own value: `constructor` and `__proto__` are names like any other, and not there. */
export function own<Value>(record: Record<string, Value> | undefined, key: string): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
