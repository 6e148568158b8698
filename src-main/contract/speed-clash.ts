import { z } from 'zod';

/** Both speeds of a plan in kb/s; 0 where nobody said. */
export interface Speeds {
  readonly downKbps: number;
  readonly upKbps: number;
}

/** A plan, its speeds and those that a list says of it. */
export interface SpeedClash {
  readonly plan: string;
  readonly has: Speeds;
  readonly says: Speeds;
}

const numbers = ({ downKbps, upKbps }: Speeds) => `${downKbps}/${upKbps}`;

/** As the `other` of a problem has it, numbers alone, whose words are the window's. The plan comes last: its name may be anything. */
export function writeSpeedClash({ plan, has, says }: SpeedClash): string {
  return [numbers(has), numbers(says), plan].join('|');
}

const speeds = (down = '0', up = '0'): Speeds => ({ downKbps: Number(down), upKbps: Number(up) });

const WRITTEN = /^(\d+)\/(\d+)\|(\d+)\/(\d+)\|(.*)$/su;

/** What `writeSpeedClash` wrote; of any other text nothing that is of use. */
export function readSpeedClash(other: string): SpeedClash {
  const [, hasDown, hasUp, saysDown, saysUp, plan = ''] = WRITTEN.exec(other) ?? [];
  return { plan, has: speeds(hasDown, hasUp), says: speeds(saysDown, saysUp) };
}

/** Which words speeds are told in: those of both, or of the one that somebody said. */
export const toldSpeeds = ['both', 'downOnly', 'upOnly', 'neither'] as const;
export type ToldSpeeds = (typeof toldSpeeds)[number];

/** Those words, around `{down}` and `{up}` in Mb/s. */
export const speedWords = z.record(z.enum(toldSpeeds), z.string().max(80));

export function toldOf({ downKbps, upKbps }: Speeds): ToldSpeeds {
  if (downKbps !== 0 && upKbps !== 0) return 'both';
  if (downKbps !== 0) return 'downOnly';
  return upKbps === 0 ? 'neither' : 'upOnly';
}
