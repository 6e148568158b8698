/** A plan, its speeds and those that a list says of it: down / up, in Mb/s, as a list writes them. */
export interface SpeedClash {
  readonly plan: string;
  readonly has: string;
  readonly says: string;
}

/** As the `other` of a problem has it. The plan comes last: its name may be anything. */
export function writeSpeedClash({ plan, has, says }: SpeedClash): string {
  return [has, says, plan].join('|');
}

/** What `writeSpeedClash` wrote; of any other text nothing that is of use. */
export function readSpeedClash(other: string): SpeedClash {
  const [has = '', says = '', ...plan] = other.split('|');
  return { has, says, plan: plan.join('|') };
}
