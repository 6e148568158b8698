/**
 * What a whole run of the tests says at its end, and the exit code. A part that could not be had here is named; where the
 * run is to prove the project (`CI`), it is a failure like any other.
 */
export function outcomeOf({ passed, failed, notRun, proves }) {
  const missing = proves ? notRun.length : 0;
  const lines = [...notRun.map((part) => `No se ejecutó: ${part}`), '', `${passed} passed, ${failed + missing} failed`];
  return { text: lines.join('\n'), code: failed + missing === 0 ? 0 : 1 };
}
