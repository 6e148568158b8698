/** Milliseconds since the window was opened, by a clock that nobody sets: for how long something took or was left. */
export function elapsedMs(): number {
  return performance.now();
}
