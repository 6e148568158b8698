import { type ContractProcedure, oc } from '@orpc/contract';
import { z } from 'zod';
import { failure } from './failures';

export const roles = ['administrator', 'operator', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** `public` is open before sign-in; the others name the least role that may call. */
export type Permission = 'public' | Role;

/**
 * One endpoint, whole: what it is called with, what it answers, who may call it.
 * A query reads; a command writes, in one transaction.
 */
export interface Endpoint<
  Kind extends 'query' | 'command' = 'query' | 'command',
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly kind: Kind;
  readonly permission: Permission;
  readonly input: Input;
  readonly output: Output;
}

export function query<Input extends z.ZodType, Output extends z.ZodType>(
  permission: Permission,
  input: Input,
  output: Output,
): Endpoint<'query', Input, Output> {
  return { kind: 'query', permission, input, output };
}

export function command<Input extends z.ZodType, Output extends z.ZodType>(
  permission: Permission,
  input: Input,
  output: Output,
): Endpoint<'command', Input, Output> {
  return { kind: 'command', permission, input, output };
}

/** The only typed error that crosses: a refusal with its code and parameters. */
export const errors = { REFUSED: { status: 422, data: failure } } as const;

type EmptyMeta = Record<string, never>;

/** The endpoint as the RPC library sees it. */
export type Procedure<E extends Endpoint> = ContractProcedure<E['input'], E['output'], typeof errors, EmptyMeta>;

/** Derives the RPC library's contract for one endpoint. */
export function toProcedure<E extends Endpoint>(endpoint: E): Procedure<E> {
  return oc.errors(errors).input(endpoint.input).output(endpoint.output);
}

/** The same as the core serves it: with any input, which the core parses itself once it knows who asks. */
export function toUnparsedProcedure(endpoint: Endpoint) {
  return oc.errors(errors).input(z.unknown()).output(endpoint.output);
}

export const nothing = z.strictObject({});
export const done = z.object({ done: z.literal(true) });
