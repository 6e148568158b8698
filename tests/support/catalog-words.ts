type Words = readonly (readonly [key: string, text: string])[];

/** Every sentence of a catalogue by its whole key. */
export function wordsOf(part: object, path: readonly string[] = []): Words {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]): Words => {
    const whole = [...path, key];
    if (typeof value === 'string') return [[whole.join('.'), value]];
    return typeof value === 'object' && value !== null ? wordsOf(value, whole) : [];
  });
}
