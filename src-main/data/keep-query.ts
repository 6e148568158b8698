/**
 * A query that is put together once a connection and run often: the builder spends several times what SQLite needs to
 * answer. `build` ends in `.prepare()`, and names what changes with `sql.placeholder`.
 */
export function keepQuery<Db extends object, Query>(build: (db: Db) => Query): (db: Db) => Query {
  const kept = new WeakMap<Db, Query>();
  return (db) => {
    const known = kept.get(db);
    if (known) return known;
    const query = build(db);
    kept.set(db, query);
    return query;
  };
}
