/** Entries that fields are making at this moment: until they are there, what is typed names nothing. */
const making = new Set<Promise<void>>();

/** Lets a save wait for an entry that is being made. */
export function makeEntry(made: Promise<void>): void {
  const work = made.finally(() => making.delete(work));
  making.add(work);
}

/** Ends when no field is making an entry any more, whatever became of it. */
export async function entriesMade(): Promise<void> {
  await Promise.allSettled(making);
}
