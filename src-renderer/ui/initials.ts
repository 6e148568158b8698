/** The first letters of the first and the last word of a name, to tell people apart at a glance. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}
