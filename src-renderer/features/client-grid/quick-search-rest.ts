/** What one or two letters find is looked for row by row: asked only when the typing rests, in milliseconds. */
const SHORT_REST_MS = 30;
/** The shortest word that the index of the quick search knows. */
const INDEXED = 3;

/** How long typing must rest before the list is asked: not at all once a word is long enough for the index. */
export function restOf(text: string): number {
  const words = text.trim().split(/\s+/u);
  return text.trim() === '' || words.some((word) => word.length >= INDEXED) ? 0 : SHORT_REST_MS;
}
