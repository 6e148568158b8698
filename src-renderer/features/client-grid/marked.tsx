import { stretchesOf } from './marks';

/** A text with the searched words marked. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return text;
  // Stretches of one text have no other name than their place in it, and do not move.
  return stretchesOf(text, words).map((stretch, at) =>
    stretch.marked ? <mark key={at}>{stretch.text}</mark> : stretch.text,
  );
}
