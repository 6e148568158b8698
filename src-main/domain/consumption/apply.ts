import type { ConsumptionSummary } from '../../contract/consumption';
import { Refusal } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import { writeAct } from '../audit';
import type { CommandContext } from '../handler';
import { type Calendar, calendarOf } from './calendar';
import { askLost, closedOf, lostOver } from './closed';
import { Contradictions } from './contradictions';
import {
  type Counting,
  type Figures,
  insertIntervals,
  insertShare,
  insertStagedSources,
  intervalFigures,
  listStaged,
  requireBetween,
  samplesOf,
  type Span,
  type Staged,
  type StagedAddress,
  sumShare,
} from './counted-store';
import { countReadings } from './counter';
import { keptSamples, noteFurther } from './further-store';
import { lastCountedIn, saveLastCounted } from './last-counted-store';
import { askTurns } from './match';
import { countedBefore, sweptBefore } from './rules';
import { counterFigures } from './series-store';
import type { SamplesHead, SamplesRead } from './staged-store';
import { mostKnown, type Stretches, stretchesOf } from './stretches';
import {
  countsDraft,
  findSameFile,
  insertImport,
  insertProblems,
  listProblems,
  readKeeping,
  saveImportCounts,
} from './store';
import { keepOut, type Said } from './told-again-store';
import { ToldTwice } from './told-twice';

const MOST_EXAMPLES = 5;

type Reading = Pick<SamplesRead, 'measure' | 'timeIs'>;

/** How each address of a draft is counted, and whose its samples are. `importId`: of the import that it becomes. */
function askCounting(db: ReadDb, { measure, timeIs }: Reading, addresses: readonly Staged[], importId: number | null) {
  const turnsOf = askTurns(db);
  const before = countedBefore(measure, timeIs);
  const fromS = addresses.reduce((first, { address }) => Math.min(first, address.firstS), Number.MAX_SAFE_INTEGER);
  const lostOf = askLost(db, { fromS: fromS - before, but: importId });
  return <Of extends Staged>(staged: Of) => {
    const said = { measure, before, ...staged };
    const stretches = stretchesOf(db, said, turnsOf);
    const counting = { ...said, closed: closedOf(said, stretches, lostOf) };
    return { counting: { ...counting, lost: lostOver(db, counting, stretches, lostOf) }, stretches };
  };
}

function requireRead({ read }: SamplesHead): SamplesRead {
  if (!read) throw new Refusal('IMPORT_GONE');
  return read;
}

/** Refuses more than a number holds exactly, some nine petabytes: no connection carries that, and no sum would be whole. */
function requireCountable({ text }: StagedAddress, bytes: number): void {
  if (bytes > Number.MAX_SAFE_INTEGER) throw new Refusal('SAMPLES_TOO_MUCH', { address: text });
}

/** What counting an address would come to. */
function figuresOf(db: ReadDb, counting: Counting): Figures {
  const figures = counting.measure === 'counter' ? counterFigures(db, counting) : intervalFigures(db, counting);
  requireCountable(counting.address, figures.bytes);
  return figures;
}

/** What a file that was read would come to: whose its samples are, and which of them were counted before. */
export function summarize(
  { db, nowMs }: { readonly db: ReadDb; readonly nowMs: number },
  head: SamplesHead,
  progress: (done: number, of: number) => void,
): ConsumptionSummary {
  const read = requireRead(head);
  const known = { samples: 0, addresses: 0 };
  const unknown = { samples: 0, addresses: 0, examples: new Array<string>() };
  const contracts = new Set<number>();
  const contradictions = new Contradictions(db);
  const toldTwice = new ToldTwice(db);
  const sums = { readings: 0, repeated: 0, tooOld: 0, starting: 0, resets: 0 };
  let [firstS, lastS] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let countedFromS = Number.POSITIVE_INFINITY;
  const addresses = listStaged(db);
  const countingOf = askCounting(db, read, addresses, null);
  addresses.forEach((staged, at) => {
    progress(at, addresses.length);
    const { address } = staged;
    const { counting, stretches } = countingOf(staged);
    const figures = figuresOf(db, counting);
    const owners = stretches.all.map(({ contractId }) => contractId).filter((owner) => owner !== undefined);
    const samples = Math.min(mostKnown(db, counting, stretches), figures.samples);
    const foreseen = toldTwice.foresee(counting, stretches);
    known.samples += samples - foreseen.samples;
    unknown.samples += figures.samples - samples;
    for (const owner of owners) contracts.add(owner);
    if (owners.length > 0) known.addresses += 1;
    if (owners.length < stretches.all.length) {
      unknown.addresses += 1;
      if (unknown.examples.length < MOST_EXAMPLES) unknown.examples.push(address.text);
    }
    sums.readings += address.readings;
    sums.repeated += figures.known - contradictions.addKnown(counting, figures.known);
    sums.repeated += foreseen.samples - foreseen.lines;
    sums.tooOld += figures.tooOld;
    sums.starting += figures.starting;
    sums.resets += figures.resets;
    if (figures.tooOld < address.readings) countedFromS = Math.min(countedFromS, address.firstS - counting.before);
    firstS = Math.min(firstS, address.firstS);
    lastS = Math.max(lastS, address.lastS);
  });
  const bad = read.problems.reduce((lines, problem) => lines + problem.lines, 0);
  const same = findSameFile(db, read.fingerprint);
  const samples = known.samples + unknown.samples;
  const isRest = same !== undefined && samples > 0 && samples <= linesToCome(db, same);
  const { readings, ...told } = sums;
  const listed = [contradictions, toldTwice];
  return {
    measure: read.measure,
    measureSure: read.measureSure,
    lines: read.lines,
    known: { ...known, contracts: contracts.size },
    unknown,
    ...told,
    repeated: sums.repeated + read.lines - bad - contradictions.within - readings,
    fromMs: addresses.length === 0 ? null : firstS * 1000,
    untilMs: addresses.length === 0 ? null : lastS * 1000,
    olderThanDays: olderThanKept(db, countedFromS, nowMs),
    problems: [...read.problems, ...listed.flatMap((lines) => lines.problems(calendarOf(db)))],
    sameFile: same && !isRest ? { fileName: same.fileName, atMs: same.atMs } : null,
  };
}

/** How many lines of a file were in the future when it was imported: those may be counted once their time has come. */
function linesToCome(db: ReadDb, { id }: { readonly id: number }): number {
  return listProblems(db, id).find(({ code }) => code === 'timeFuture')?.lines ?? 0;
}

/** How many days samples are kept for, where those from `firstS` on are older: the next sweep leaves of them sums alone. */
function olderThanKept(db: ReadDb, firstS: number, nowMs: number): number | null {
  const { sampleDays } = readKeeping(db);
  return firstS < sweptBefore(nowMs, sampleDays) ? sampleDays : null;
}

/** What was counted of an address: samples, those that are in no sum, those that came too late, beginnings of a counter, and between when. */
interface Counted {
  readonly added: number;
  /** Of which another address of the contract tells already. */
  readonly keptOut: number;
  readonly tooOld: number;
  readonly begun: number;
  readonly span: Span | null;
}

interface How {
  readonly said: Said;
  readonly calendar: Calendar;
  readonly stretches: Stretches;
}

function countAddress({ db }: CommandContext, { said, calendar, stretches }: How): Counted {
  const { counting, importId } = said;
  const { address, source, before, measure } = counting;
  const span = { firstS: address.firstS - before, lastS: address.lastS - before };
  const shares = stretches.all.map(({ contractId, between, fromS, untilS }) => {
    const nobody = between ? requireBetween(db, source, address) : source.id;
    return { sourceId: source.id, importId, owner: contractId ?? -nobody, fromS, untilS };
  });
  // Also of what it only repeats: it stands by that once the import that said it first is taken back.
  const spanOf = (tooOld: number) => (tooOld === address.readings ? null : span);
  if (measure === 'counter') {
    const { tooOld, starting } = figuresOf(db, counting);
    for (const one of shares) insertShare(db, { ...one, lastS: span.lastS });
    const counted = countReadings(db, said, stretches.takes, calendar);
    for (const one of shares) {
      const lastS = lastCountedIn(db, counting, one);
      if (lastS !== span.lastS) saveLastCounted(db, one, lastS);
    }
    return { ...counted, tooOld, begun: starting, span: spanOf(tooOld) };
  }
  requireCountable(address, address.bytes);
  const { added, tooOld } = insertIntervals(db, counting, importId);
  for (const one of shares) insertShare(db, { ...one, lastS: lastCountedIn(db, counting, one) });
  const isFurther = added + tooOld < address.readings;
  if (isFurther) noteFurther(db, keptSamples, samplesOf(counting), { sourceId: source.id, importId });
  let keptOut = 0;
  if (added > 0) {
    const days = calendar.daysBetween(span.firstS, span.lastS);
    for (const one of shares) {
      keptOut += keepOut(db, one, span, said);
      sumShare(db, one, span, days, 1);
    }
  }
  return { added: added - keptOut, keptOut, tooOld, begun: 0, span: spanOf(tooOld) };
}

/**
 * Counts what was read, an address after the other, in the caller's transaction; what was counted before adds nothing.
 * A draft is counted once, however often it is sent.
 */
export function applySamples(context: CommandContext, draftId: string, head: SamplesHead) {
  const { db, task, nowMs, actor } = context;
  const read = requireRead(head);
  if (countsDraft(db, draftId)) throw new Refusal('IMPORT_GONE');
  const { fingerprint, measure, timeIs, lines } = read;
  const same = findSameFile(db, fingerprint);
  const { fileName } = head;
  const record = { fileName, draftId, fingerprint, measure, timeIs, lines, atMs: nowMs, operator: actor?.name ?? '' };
  const importId = insertImport(db, record);
  const calendar = calendarOf(db);
  const contradictions = new Contradictions(db);
  const toldTwice = new ToldTwice(db);
  const sums = { samples: 0, known: 0, tooOld: 0, begun: 0 };
  let [firstS, lastS] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  insertStagedSources(db);
  const addresses = listStaged(db);
  const countingOf = askCounting(db, read, addresses, importId);
  addresses.forEach((staged, at) => {
    task.progress(at, addresses.length);
    const { source } = staged;
    if (!source) return;
    const { counting, stretches } = countingOf({ ...staged, source });
    const known = mostKnown(db, counting, stretches);
    const said = toldTwice.saying(counting, importId, stretches);
    const { added, keptOut, tooOld, begun, span } = countAddress(context, { said, calendar, stretches });
    contradictions.addKnown(counting, counting.address.readings - added - keptOut - tooOld - begun);
    if (keptOut > 0) toldTwice.addKeptOut(said);
    sums.tooOld += tooOld;
    sums.begun += begun;
    sums.samples += added;
    sums.known += Math.min(known - keptOut, added);
    firstS = Math.min(firstS, span?.firstS ?? firstS);
    lastS = Math.max(lastS, span?.lastS ?? lastS);
  });
  task.progress(addresses.length, addresses.length);
  // Read as it was, nothing of it is new: what is comes of other columns, of the very same use.
  if (same && sums.samples > linesToCome(db, same)) throw new Refusal('SAMPLES_SAME_FILE', { name: same.fileName });
  const problems = [...read.problems, ...contradictions.problems(calendar), ...toldTwice.problems(calendar)];
  insertProblems(db, importId, problems);
  const bad = problems.reduce((all, problem) => all + problem.lines, 0);
  const repeated = lines - bad - sums.samples - sums.tooOld - sums.begun;
  const { samples, known, tooOld } = sums;
  // The first reading of a counter is no sample, and yet what is kept goes until then.
  const span = firstS > lastS ? { firstS: null, lastS: null } : { firstS, lastS };
  saveImportCounts(db, importId, { samples, known, repeated, tooOld, ...span });
  writeAct(context, { entity: 'consumption', entityId: importId, action: 'imported', origin: 'import' });
  context.publish('consumption.changed');
  return { importId, samples, known, unknown: samples - known, repeated };
}
