import type { TFunction } from 'i18next';
import type { ImportProblem } from '../../../src-main/contract/imports';
import { readSpeedClash, type SpeedClash, type Speeds, toldOf } from '../../../src-main/contract/speed-clash';
import { formatMbps } from '../../i18n/format';

/** What the sentence of a reason is filled with. */
export type ReasonAbout = Readonly<Record<'field' | 'other' | keyof SpeedClash, string>>;

/** What a row's reason is about, in the words of the screen. */
export function reasonAbout(t: TFunction, { field, other }: Pick<ImportProblem, 'field' | 'other'>): ReasonAbout {
  const { plan, has, says } = readSpeedClash(other);
  const words = (speeds: Speeds) =>
    t(`imports.speeds.${toldOf(speeds)}`, { down: formatMbps(speeds.downKbps), up: formatMbps(speeds.upKbps) });
  return { field: t(`imports.targets.${field}`), other, plan, has: words(has), says: words(says) };
}
