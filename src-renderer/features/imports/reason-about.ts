import type { TFunction } from 'i18next';
import type { ImportProblem } from '../../../src-main/contract/imports';
import { readSpeedClash, type SpeedClash } from '../../../src-main/contract/speed-clash';

/** What the sentence of a reason is filled with. */
export type ReasonAbout = Readonly<Record<'field' | 'other' | keyof SpeedClash, string>>;

/** What a row's reason is about, in the words of the screen. */
export function reasonAbout(t: TFunction, { field, other }: Pick<ImportProblem, 'field' | 'other'>): ReasonAbout {
  return { field: t(`imports.targets.${field}`), other, ...readSpeedClash(other) };
}
