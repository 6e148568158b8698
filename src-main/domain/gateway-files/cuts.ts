/** A line without delimiters, in the columns that begin at these letters, from 0. */
export function cutLine(line: string, cuts: readonly number[]): string[] {
  return cuts.map((start, at) => line.slice(start, cuts[at + 1] ?? line.length).trim());
}

const isBlank = (letter: string | undefined) => letter === undefined || letter === ' ';

/**
 * Where the columns of such lines seem to begin: after blanks, where no line has letters on both sides. What stands together
 * without a blank, as a date and an amount in digits, only a person can tell apart.
 */
export function guessCuts(lines: readonly string[]): number[] {
  const longest = Math.max(0, ...lines.map((line) => line.length));
  const cuts = [0];
  for (let at = 1; at < longest; at += 1) {
    const begins = lines.some((line) => isBlank(line[at - 1]) && !isBlank(line[at]));
    const runsOn = lines.some((line) => !isBlank(line[at - 1]) && !isBlank(line[at]));
    if (begins && !runsOn) cuts.push(at);
  }
  return cuts;
}

/** Cuts as they serve: in order, each once, from the line's first letter on. */
export function orderedCuts(cuts: readonly number[]): number[] {
  return [...new Set([0, ...cuts])].toSorted((one, other) => one - other);
}
