/** Remembers answers: for a whole list. */
export function remember<Answer>(ask: (key: string) => Answer): (key: string) => Answer {
  const known = new Map<string, { answer: Answer }>();
  return (key) => {
    const found = known.get(key) ?? { answer: ask(key) };
    known.set(key, found);
    return found.answer;
  };
}

export function once<Answer>(ask: () => Answer): () => Answer {
  const asked = remember(ask);
  return () => asked('');
}
