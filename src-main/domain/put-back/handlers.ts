import type { auditContract } from '../../contract/audit';
import { type CatalogEntry, type CatalogKind, standsFor } from '../../contract/catalogs';
import {
  type Client,
  clientCatalogFields,
  clientCatalogs,
  type ClientFields,
  clientStates,
  storedClientFields,
} from '../../contract/clients';
import { contractCatalogs } from '../../contract/contracts';
import { Refusal } from '../../contract/failures';
import { carriedFields } from '../../contract/imports';
import type { ReadDb } from '../../data/database';
import {
  type ClientEntry,
  countAudit,
  findInAct,
  listAudit,
  listAuditOperators,
  listLastChange,
  listOfAct,
  requireClientEntry,
} from '../audit';
import { findEntryById, findSpelling } from '../catalogs';
import { restoredBilling } from '../client-billing';
import {
  changeClient,
  changeState,
  checkRestored,
  clientFieldsOf,
  findClient,
  personNamesProblem,
  refuseMerged,
  requireClient,
  restorePosition,
} from '../clients';
import { putChangeBack, putFieldBack, requireContract, restoreStandings } from '../contracts';
import { chargeCreditedDays } from '../credit-notes';
import { findRestorableVersion, putDeviceBack } from '../devices';
import { findAttachedVersion, putReferenceBack } from '../gateways';
import { checkVersion, type CommandContext, type FeatureHandlers } from '../handler';
import { type Carried, restoreCarried } from '../imports';
import { boundsOfDay } from '../office';

interface Value {
  readonly field: string;
  readonly before: string;
  readonly beforeId: number | null;
}

/** By its id, whatever it is called by now; by its name where the id was not kept, or the entry is gone. */
function formerEntry(db: ReadDb, kind: CatalogKind, { before, beforeId }: Value): CatalogEntry | undefined {
  return (beforeId === null ? undefined : findEntryById(db, beforeId)) ?? findSpelling(db, kind, before);
}

/** An entry that was merged since stands as the one that it went into. */
function entryOf(db: ReadDb, kind: CatalogKind, value: Value): number | null | undefined {
  if (value.before === '') return null;
  const entry = formerEntry(db, kind, value);
  return entry && standsFor(entry);
}

/** The client's fields with one of them as it was before the audit's entry. */
function withValue(db: ReadDb, fields: ClientFields, value: Value): ClientFields {
  const { field } = value;
  const catalogField = clientCatalogFields.find((name) => name === field);
  const before = catalogField ? entryOf(db, clientCatalogs[catalogField], value) : value.before;
  const parsed = storedClientFields.strict().safeParse({ ...fields, [field]: before });
  if (!parsed.success) throw new Refusal('VALIDATION', { reason: 'putBack' }, field);
  return parsed.data;
}

/** The values that belong to columns without a home in the client. */
function carriedOf(values: readonly Value[]): Partial<Carried> {
  const carried = carriedFields.map((name) => ({ name, value: values.find(({ field }) => field === name) }));
  return Object.fromEntries(carried.flatMap(({ name, value }) => (value ? [[name, value.before]] : [])));
}

/** Saves what was: a state or a position, each an act by itself, or values. */
function restore(context: CommandContext, before: Client, values: readonly Value[]): number {
  const { db } = context;
  const states = values.filter(({ field }) => field === 'state').map((value) => value.before);
  const state = clientStates.find((name) => states.includes(name));
  if (state) return changeState(context, before, state, 'restore');
  const position = values.find(({ field }) => field === 'position');
  if (position) return restorePosition(context, before, position.before);
  const carried = carriedOf(values);
  const billed = values.filter(({ field }) => field.startsWith('billing.'));
  const own = values.filter((value) => !Object.hasOwn(carried, value.field) && !billed.includes(value));
  const fields = own.reduce((now, value) => withValue(db, now, value), clientFieldsOf(before));
  checkRestored(db, fields, before);
  const billing = billed.length > 0 ? restoredBilling(db, before.id, fields.taxId, billed) : undefined;
  const version = changeClient(context, before, fields, { origin: 'restore', renameReason: 'restore', billing });
  return restoreCarried(context, { id: before.id, version }, carried);
}

/** One value alone may contradict the others, as all of them together never did. */
function refuseContradiction(db: ReadDb, before: Client, value: Value): void {
  if (value.field !== 'personType') return;
  const problem = personNamesProblem(withValue(db, clientFieldsOf(before), value));
  if (problem) throw new Refusal(problem.code, problem.params, problem.field);
}

const OF_CONTRACT = /^contract\./u;
const contractCatalogKinds: Readonly<Record<string, CatalogKind>> = contractCatalogs;

/** What a contract's field was; undefined where the entry that it was is gone. */
function formerValue(db: ReadDb, field: string, entry: ClientEntry): string | number | null | undefined {
  // A plan that was merged has still its price.
  if (field === 'planId') return formerEntry(db, 'plan', entry)?.id;
  const kind = Object.hasOwn(contractCatalogKinds, field) ? contractCatalogKinds[field] : undefined;
  return kind ? entryOf(db, kind, entry) : entry.before;
}

/** One field of a contract; its entry in the client's audit is named `contract.…`. */
function restoreContract(context: CommandContext, id: number, version: number, entry: ClientEntry): number {
  const before = requireContract(context.db, id);
  checkVersion(before, version);
  const field = entry.field.replace(OF_CONTRACT, '');
  const value = formerValue(context.db, field, entry);
  if (value === undefined) throw new Refusal('VALIDATION', { reason: 'putBack' }, field);
  const half = { latitude: 'longitude', longitude: 'latitude' }[field];
  const otherHalf = half && findInAct(context.db, entry, `contract.${half}`);
  const disabledBy = findInAct(context.db, entry, 'contract.disabledBy');
  const restored = putFieldBack(context, before, { field, value, otherHalf, disabledBy, act: entry });
  if (field === 'endedOn' && value === '' && before.endedOn !== null) chargeCreditedDays(context, id, before.endedOn);
  return restored;
}

/** What the audit says of a contract's act beside the contract's own fields; it goes back with its state. */
const SAID_BESIDE: ReadonlySet<string> = new Set(['reason', 'stood']);

/** Every value of a contract's last act, while nothing changed it since. */
function undoContractChange(context: CommandContext, contractId: number, version: number): number {
  const { db } = context;
  const before = requireContract(db, contractId);
  checkVersion(before, version);
  const [newest] = listAudit(db, { clientId: before.clientId, contractId }, 0, 1);
  if (!newest) throw new Refusal('CONFLICT', { version });
  const act = requireClientEntry(db, newest.id);
  const values = listOfAct(db, act).flatMap((entry) => {
    const field = entry.field.replace(OF_CONTRACT, '');
    if (SAID_BESIDE.has(field)) return [];
    const value = formerValue(db, field, entry);
    if (value === undefined) throw new Refusal('VALIDATION', { reason: 'putBack' }, field);
    return [[field, value] as const];
  });
  return putChangeBack(context, before, act, Object.fromEntries(values));
}

/** Why the client's name was changed in an entry: the reason stands with the former name (specification §6, Renombrar). */
function renameReasons(db: ReadDb, clientId: number) {
  const formerNames = findClient(db, clientId)?.formerNames ?? [];
  return ({ field, before, atMs }: { field: string; before: string; atMs: number }): string => {
    const former = formerNames.find(({ name, untilMs }) => field === 'name' && name === before && untilMs === atMs);
    return former?.reason ?? '';
  };
}

/** A gateway's reference and a device have versions of their own, and their entries the number of what was attached, or of the device. */
const OF_REFERENCE = 'gateway.reference';
const OF_DEVICE = /^device\./u;

function versionOver(db: ReadDb, { field, beforeId }: { field: string; beforeId: number | null }): number | null {
  if (beforeId === null) return null;
  if (field === OF_REFERENCE) return findAttachedVersion(db, beforeId) ?? null;
  return OF_DEVICE.test(field) ? (findRestorableVersion(db, beforeId) ?? null) : null;
}

/** The audit as the client's tab shows it, and one value put back. */
export const auditHandlers: FeatureHandlers<typeof auditContract> = {
  list: {
    read({ db }, { offset, limit, fromOn, toOn, ...asked }) {
      const query = {
        ...asked,
        fromMs: fromOn && boundsOfDay(db, fromOn).startMs,
        untilMs: toOn && boundsOfDay(db, toOn).endMs,
      };
      const reasonOf = renameReasons(db, query.clientId);
      const entries = listAudit(db, query, offset, limit).map(({ beforeId, ...entry }) => ({
        ...entry,
        over: versionOver(db, { ...entry, beforeId }),
        reason: reasonOf(entry),
      }));
      return { entries, total: countAudit(db, query) };
    },
  },
  operators: { read: ({ db }, { clientId }) => ({ operators: listAuditOperators(db, clientId) }) },
  putBack: {
    write(context, { entryId, version }) {
      const { db } = context;
      const entry = requireClientEntry(db, entryId);
      if (entry.contractId !== null) return { version: restoreContract(context, entry.contractId, version, entry) };
      if (entry.field === OF_REFERENCE) {
        putReferenceBack(context, { id: entry.beforeId ?? 0, version }, entry.before);
        return { version };
      }
      if (OF_DEVICE.test(entry.field))
        return { version: putDeviceBack(context, { id: entry.beforeId ?? 0, version }, entry) };
      refuseMerged(db, entry.clientId);
      const before = requireClient(db, entry.clientId);
      checkVersion(before, version);
      refuseContradiction(db, before, entry);
      return { version: restore(context, before, [entry]) };
    },
  },
  undoContractChange: {
    write: (context, { contractId, version }) => ({ version: undoContractChange(context, contractId, version) }),
  },
  undoChange: {
    write(context, { clientId, version }) {
      const { db } = context;
      const before = requireClient(db, clientId);
      checkVersion(before, version);
      const changes = listLastChange(db, clientId);
      // A change that was none of a clerk's came after the save that is to be undone.
      if (changes.length === 0) throw new Refusal('CONFLICT', { version: before.version });
      const own = changes.filter(({ contractId }) => contractId === null);
      const restored = restore(context, before, own);
      // A deactivation took its contracts along; a reactivation that is undone takes them along again by itself.
      if (before.state === 'deactivated') restoreStandings(context, changes);
      return { version: restored };
    },
  },
};
