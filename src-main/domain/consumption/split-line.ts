const DELIMITERS = [';', ',', '\t', '|'] as const;

/** The cells of one line; quotes around a cell go, and what is in them is not cut. */
export function splitLine(line: string, delimiter: string): string[] {
  const end = line.endsWith('\r') ? -1 : line.length;
  const bare = end === -1 ? line.slice(0, -1) : line;
  if (!bare.includes('"')) return bare.split(delimiter);
  const cells: string[] = [];
  for (const part of bare.split(delimiter)) {
    const open = cells.at(-1);
    // A cell that began with a quote goes on until the one that closes it.
    if (open !== undefined && isOpen(open)) cells[cells.length - 1] = `${open}${delimiter}${part}`;
    else cells.push(part);
  }
  return cells.map((cell) => (/^\s*".*"\s*$/u.test(cell) ? cell.trim().slice(1, -1).replaceAll('""', '"') : cell));
}

function isOpen(cell: string): boolean {
  const text = cell.trimStart();
  return text.startsWith('"') && (text.split('"').length - 1) % 2 === 1;
}

/** What stands between the cells: whatever cuts most lines into equally many. */
export function delimiterOf(lines: readonly string[]): string {
  const told = /^sep=(?<told>[;,\t|])\s*$/u.exec(lines[0] ?? '')?.groups?.told;
  if (told !== undefined) return told;
  let best = { delimiter: ';', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const cells = splitLine(line, delimiter).length;
      if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    const score = Math.max(0, ...counts.values());
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
