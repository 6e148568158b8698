import type { ConsumptionSummary } from '../../contract/consumption';
import { Refusal } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import { writeAct } from '../audit';
import type { CommandContext } from '../handler';
import { calendarOf } from './calendar';
import {
  begins,
  type Counting,
  figuresOf,
  findSource,
  insertSamples,
  insertShare,
  insertSource,
  listStagedAddresses,
  type StagedAddress,
  sumUp,
} from './counted-store';
import { askOwners } from './match';
import { countedBefore } from './rules';
import type { SamplesHead, SamplesRead } from './staged-store';
import { findSameFile, insertImport, insertProblems, saveImportCounts } from './store';

const MOST_EXAMPLES = 5;

function countingOf(db: ReadDb, read: SamplesRead, address: StagedAddress): Counting {
  const before = countedBefore(read.measure, read.timeIs);
  return { measure: read.measure, before, address, source: findSource(db, address) };
}

function requireRead({ read }: SamplesHead): SamplesRead {
  if (!read) throw new Refusal('IMPORT_GONE');
  return read;
}

/** What a file that was read would come to: whose its samples are, and which of them were counted before. */
export function summarize(
  db: ReadDb,
  head: SamplesHead,
  progress: (done: number, of: number) => void,
): ConsumptionSummary {
  const read = requireRead(head);
  const known = { samples: 0, addresses: 0 };
  const unknown = { samples: 0, addresses: 0, examples: new Array<string>() };
  const contracts = new Set<number>();
  const ownerOf = askOwners(db);
  const sums = { readings: 0, repeated: 0, tooOld: 0, starting: 0, resets: 0 };
  let [firstS, lastS] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const addresses = listStagedAddresses(db);
  addresses.forEach((address, at) => {
    progress(at, addresses.length);
    const figures = figuresOf(db, countingOf(db, read, address));
    const contractId = ownerOf(address);
    const side = contractId === undefined ? unknown : known;
    side.samples += figures.samples;
    side.addresses += 1;
    if (contractId !== undefined) contracts.add(contractId);
    else if (unknown.examples.length < MOST_EXAMPLES) unknown.examples.push(address.text);
    sums.readings += address.readings;
    sums.repeated += figures.known;
    sums.tooOld += figures.tooOld;
    sums.starting += figures.starting;
    sums.resets += figures.resets;
    firstS = Math.min(firstS, address.firstS);
    lastS = Math.max(lastS, address.lastS);
  });
  const bad = read.problems.reduce((lines, problem) => lines + problem.lines, 0);
  const same = findSameFile(db, read.fingerprint);
  const { readings, ...told } = sums;
  return {
    measure: read.measure,
    lines: read.lines,
    known: { ...known, contracts: contracts.size },
    unknown,
    ...told,
    repeated: sums.repeated + read.lines - bad - readings,
    fromMs: addresses.length === 0 ? null : firstS * 1000,
    untilMs: addresses.length === 0 ? null : lastS * 1000,
    problems: read.problems,
    sameFile: same ? { fileName: same.fileName, atMs: same.atMs } : null,
  };
}

/** Counts what was read, an address after the other, in the caller's transaction; what was counted before adds nothing. */
export function applySamples(context: CommandContext, head: SamplesHead) {
  const { db, task, nowMs, actor } = context;
  const read = requireRead(head);
  const { fingerprint, measure, lines } = read;
  const record = { fileName: head.fileName, fingerprint, measure, lines, atMs: nowMs, operator: actor?.name ?? '' };
  const importId = insertImport(db, record);
  const calendar = calendarOf(db);
  const ownerOf = askOwners(db);
  const sums = { samples: 0, known: 0, tooOld: 0, begun: 0 };
  let [firstS, lastS] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const addresses = listStagedAddresses(db);
  addresses.forEach((address, at) => {
    task.progress(at, addresses.length);
    const before = countingOf(db, read, address);
    const source = before.source ?? insertSource(db, address);
    const owner = ownerOf(address) ?? -source.id;
    if (begins(db, before)) sums.begun += 1;
    const { added, tooOld } = insertSamples(db, { ...before, source }, importId);
    sums.tooOld += tooOld;
    insertShare(db, before, { sourceId: source.id, importId, owner });
    if (added === 0) return;
    const span = { firstS: address.firstS - before.before, lastS: address.lastS - before.before };
    sumUp(db, { owner, sourceId: source.id, importId, ...span }, calendar.daysBetween(span.firstS, span.lastS), 1);
    sums.samples += added;
    if (owner > 0) sums.known += added;
    firstS = Math.min(firstS, span.firstS);
    lastS = Math.max(lastS, span.lastS);
  });
  task.progress(addresses.length, addresses.length);
  insertProblems(db, importId, read.problems);
  const bad = read.problems.reduce((all, problem) => all + problem.lines, 0);
  const repeated = lines - bad - sums.samples - sums.tooOld - sums.begun;
  const { samples, known, tooOld } = sums;
  const span = samples === 0 ? { firstS: null, lastS: null } : { firstS, lastS };
  saveImportCounts(db, importId, { samples, known, repeated, tooOld, ...span });
  writeAct(context, { entity: 'consumption', entityId: importId, action: 'imported', origin: 'import' });
  context.publish('consumption.changed');
  return { importId, samples, known, unknown: samples - known, repeated };
}
