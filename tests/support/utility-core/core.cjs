const Module = require('node:module');
const Libsql = require('libsql');

/** The part of the driver that the application uses and that its stand-in does otherwise. */
class StandIn extends Libsql {
  pragma(source, { simple = false } = {}) {
    const rows = this.prepare(`PRAGMA ${source}`).all();
    return simple ? Object.values(rows[0] ?? {})[0] : rows;
  }
}
StandIn.SqliteError = Libsql.SqliteError;

const load = Module._load;
Module._load = (name, ...rest) => (name === 'better-sqlite3' ? StandIn : load(name, ...rest));

// The core reads its options where it would find them had it been started itself.
const [file] = process.argv.splice(2, 1);
require(file);
