import { z } from 'zod';
import type { Client, ClientFields } from '../../contract/clients';
import { Refusal } from '../../contract/failures';

const NATURAL_NAMES_NEEDED = 4;

/**
 * Persona física: at least four of nombre, primer nombre, segundo nombre, primer apellido and segundo apellido are
 * filled (specification §2, Tipo de persona). The other two types need only nombre, which the shape already requires.
 */
export function checkPersonNames(fields: ClientFields): void {
  if (fields.personType !== 'natural') return;
  const names = [fields.name, fields.firstName, fields.middleName, fields.lastName, fields.secondLastName];
  const filled = names.filter((name) => name !== '').length;
  if (filled >= NATURAL_NAMES_NEEDED) return;
  const blank = (['firstName', 'middleName', 'lastName', 'secondLastName'] as const).find((key) => fields[key] === '');
  throw new Refusal('PHYSICAL_NAMES', { missing: NATURAL_NAMES_NEEDED - filled }, blank);
}

/** A main e-mail is blank or one address (specification §2, E-mail de contacto). */
export function isEmail(value: string): boolean {
  return z.email().safeParse(value).success;
}

export function checkEmail(fields: ClientFields): void {
  if (fields.email !== '' && !isEmail(fields.email)) throw new Refusal('VALIDATION', { reason: 'email' }, 'email');
}

/** Renaming is possible, with a reason, since invoices keep their own snapshots (domain.md §7.6). */
export function checkRename(before: Client, after: ClientFields, reason: string): void {
  if (before.name !== after.name && reason === '') throw new Refusal('RENAME_REASON', {}, 'name');
}

/** An edit names the version that it was read at; two windows never overwrite each other unseen. */
export function checkVersion(current: Client, version: number): void {
  if (current.version !== version) throw new Refusal('CONFLICT', { version: current.version });
}
