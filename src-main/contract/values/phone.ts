import { fold } from './text';

const SHORTEST_PHONE = 6;
/** Area and number, as Argentina has them. */
const NATIONAL_DIGITS = 10;
/** A mobile's 15 after the number of its area, as it is dialled within Argentina. */
const MOBILE_MARK = /^(\d{2,4})15(\d{6,8})$/u;

/**
 * A phone's digits without what is dialled before it from abroad, from another town, or for a mobile. Empty where there
 * are too few for one, or one figure alone, with which a field is filled that must not be blank.
 */
export function barePhone(typed: string): string {
  let digits = fold(typed).replace(/\D/gu, '').replace(/^00/u, '').replace(/^0+/u, '');
  if (digits.length > NATIONAL_DIGITS) digits = digits.replace(/^549?/u, '').replace(/^0/u, '');
  const marked = MOBILE_MARK.exec(digits);
  if (digits.length > NATIONAL_DIGITS && marked) digits = `${marked[1]}${marked[2]}`;
  const isNone = digits.length < SHORTEST_PHONE || /^(\d)\1*$/u.test(digits);
  return isNone ? '' : digits;
}
