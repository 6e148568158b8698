/** A row of an account, or a contract, and what it hangs on: a key is its kind and number. */
export interface Node {
  readonly key: string;
  /** `moved` came with the merge, `own` was the kept client's before it, `later` is newer than both. */
  readonly origin: 'moved' | 'own' | 'later';
}

export interface Units {
  /** What goes back whole. */
  readonly back: ReadonlySet<string>;
  /** What came with the merge and is paid, or billed, together with what the kept client had itself. */
  readonly mixed: ReadonlySet<string>;
}

/**
 * What of an account goes back when a merge is taken back (issue, un-merge). Rows that hang together, by an invoice of a
 * contract, a payment of a debit, a credit of a note, are one unit and stay together, or something would be paid by another
 * client. A unit that came with the merge goes back, with what happened to it since; one that also has something of the
 * kept client's own stays.
 */
export function unitsOf(nodes: readonly Node[], edges: readonly (readonly [string, string])[]): Units {
  const above = new Map(nodes.map(({ key }) => [key, key]));
  const rootOf = (key: string): string => {
    let root = key;
    for (let next = above.get(root); next !== undefined && next !== root; next = above.get(root)) root = next;
    above.set(key, root);
    return root;
  };
  for (const [one, other] of edges) if (above.has(one) && above.has(other)) above.set(rootOf(one), rootOf(other));
  const origins = new Map<string, Set<Node['origin']>>();
  for (const { key, origin } of nodes) {
    const root = rootOf(key);
    const known = origins.get(root) ?? new Set();
    origins.set(root, known.add(origin));
  }
  const of = (key: string) => origins.get(rootOf(key));
  const goes = ({ key }: Node) => of(key)?.has('moved') === true && of(key)?.has('own') !== true;
  return {
    back: new Set(nodes.filter(goes).map(({ key }) => key)),
    mixed: new Set(nodes.filter((node) => node.origin === 'moved' && !goes(node)).map(({ key }) => key)),
  };
}
