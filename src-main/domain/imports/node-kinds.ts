import type { NodeFields } from '../../contract/nodes';
import { fold } from '../../contract/values/text';

const WORDS: readonly (readonly [RegExp, NodeFields['kind']])[] = [
  [/\bolt\b/u, 'olt'],
  [/\bap\b|\bpanel\b|\bsectorial\b/u, 'accessPoint'],
  [/\brepetidora?\b/u, 'repeater'],
  [/\btorre\b|\bmastil\b/u, 'tower'],
  [/\barmario\b|\bgabinete\b|\bnap\b/u, 'cabinet'],
];

/** What a node is by the words of its name; offices name them so, and a list says no more. */
export function nodeKindOf(name: string): NodeFields['kind'] {
  const words = fold(name).replace(/[^a-z0-9]+/gu, ' ');
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}
