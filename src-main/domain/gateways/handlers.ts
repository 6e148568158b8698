import type { Failure } from '../../contract/failures';
import { Refusal } from '../../contract/failures';
import type { GatewayFields, gatewaysContract } from '../../contract/gateways';
import type { ReadDb } from '../../data/database';
import { changesOf, type FieldChange, writeAct, writeAudit } from '../audit';
import { requireClient } from '../clients';
import { checkVersion, type CommandContext, type FeatureHandlers } from '../handler';
import { notAttached, readCarried } from './carried';
import {
  attachGateway,
  checkedReference,
  detachGateway,
  followFormat,
  giveReference,
  reattachGateway,
  requireActive,
  requireReference,
} from './attach';
import { exampleOf, formatProblem, isLinkTemplate, linkOf, readReference, referenceFor } from './rules';
import {
  deleteGateway,
  findCarried,
  type GatewayChange,
  type GatewayRecord,
  hasKind,
  hasName,
  insertGateway,
  listAttached,
  listGateways,
  listKinds,
  requireAttached,
  requireGateway,
  updateGateway,
  wasUsed,
} from './store';

const fieldNames = ['name', 'kind', 'prefix', 'digits', 'checkDigit', 'linkTemplate'] as const;
/** What a verification is about: another of these, and it is to be made again. */
const provedFields = ['prefix', 'digits', 'checkDigit', 'linkTemplate'] as const;

function fieldsProblem(db: ReadDb, fields: GatewayFields, exceptId?: number): Failure | null {
  if (hasName(db, fields.name, exceptId))
    return { code: 'CATALOG_TAKEN', params: { name: fields.name }, field: 'name' };
  if (!hasKind(db, fields.kind)) return { code: 'VALIDATION', params: {}, field: 'kind' };
  if (!isLinkTemplate(fields.linkTemplate)) return { code: 'LINK_TEMPLATE', params: {}, field: 'linkTemplate' };
  return formatProblem(fields);
}

function checkFields(db: ReadDb, fields: GatewayFields, exceptId?: number): void {
  const problem = fieldsProblem(db, fields, exceptId);
  if (problem) throw new Refusal(problem.code, problem.params, problem.field);
}

function tellGateway(context: CommandContext, id: number, action: string, changes?: readonly FieldChange[]): void {
  const subject = { entity: 'gateway', entityId: id, action } as const;
  if (changes) writeAudit(context, subject, changes);
  else writeAct(context, subject);
  context.publish('gateways.changed');
}

function requireAtVersion(db: ReadDb, id: number, version: number): GatewayRecord {
  const found = requireGateway(db, id);
  checkVersion(found, version);
  return found;
}

function requireOffered(db: ReadDb, id: number): GatewayRecord {
  const gateway = requireGateway(db, id);
  if (!gateway.active || gateway.verifiedAtMs === null)
    throw new Refusal('GATEWAY_NOT_READY', { gateway: gateway.name }, 'gatewayId');
  return gateway;
}

/** One that is the client's now, as its editor saw it. */
function requireOwn({ db }: CommandContext, id: number, version: number) {
  const attached = requireAttached(db, id);
  checkVersion(attached, version);
  if (attached.detachedAtMs !== null) throw new Refusal('NOT_FOUND');
  return attached;
}

/** By the client's own number where it is one that fits, else by the office's. */
function proposedFor(db: ReadDb, gateway: GatewayRecord, clientId: number): string {
  const { customId } = requireClient(db, clientId);
  const proposed = [customId, String(clientId)].map((number) => referenceFor(gateway, number));
  return proposed.find((one) => one !== '' && !('problem' in checkedReference(db, gateway, one))) ?? '';
}

export const gatewayHandlers: FeatureHandlers<typeof gatewaysContract> = {
  list: { read: ({ db }) => ({ gateways: listGateways(db), kinds: listKinds(db) }) },
  create: {
    write(context, fields) {
      checkFields(context.db, fields);
      const id = insertGateway(context.db, fields);
      tellGateway(context, id, 'created', changesOf(fieldNames, null, fields));
      return { id };
    },
  },
  update: {
    write(context, { id, version, fields }) {
      const { db } = context;
      const before = requireAtVersion(db, id, version);
      checkFields(db, fields, id);
      const changes = changesOf<keyof GatewayFields, GatewayFields>(fieldNames, before, fields);
      if (changes.length === 0) return { version, unfit: 0 };
      const proved = provedFields.every((field) => before[field] === fields[field]);
      const change: GatewayChange = proved
        ? fields
        : { ...fields, verifiedAtMs: null, verifiedBy: '', verifiedSample: '' };
      const after = updateGateway(db, before, change);
      tellGateway(context, id, 'updated', changes);
      return { version: after, unfit: proved ? 0 : followFormat(db, before, fields) };
    },
  },
  tryFormat: {
    read(_context, { format, sample }) {
      const example = exampleOf(format);
      const wrong = formatProblem(format);
      if (wrong) return { example, reference: '', problem: wrong };
      const read = readReference(format, sample);
      return 'problem' in read
        ? { example, reference: '', problem: read.problem }
        : { example, reference: read.reference, problem: null };
    },
  },
  verify: {
    write(context, { id, version, sample }) {
      const before = requireAtVersion(context.db, id, version);
      const read = readReference(before, sample);
      if ('problem' in read) throw new Refusal(read.problem.code, read.problem.params, 'sample');
      const verified = {
        verifiedAtMs: context.nowMs,
        verifiedBy: context.actor?.name ?? '',
        verifiedSample: read.reference,
      };
      const after = updateGateway(context.db, before, verified);
      tellGateway(context, id, 'verified', [{ field: 'sample', before: '', after: read.reference }]);
      return { version: after };
    },
  },
  setActive: {
    write(context, { id, version, active }) {
      const before = requireAtVersion(context.db, id, version);
      if (before.active === active) return { version };
      const after = updateGateway(context.db, before, { active });
      tellGateway(context, id, active ? 'restored' : 'retired');
      return { version: after };
    },
  },
  remove: {
    write(context, { id, version }) {
      const { name } = requireAtVersion(context.db, id, version);
      if (wasUsed(context.db, id)) throw new Refusal('GATEWAY_USED', { name });
      deleteGateway(context.db, id);
      tellGateway(context, id, 'removed', [{ field: 'name', before: name, after: '' }]);
      return { done: true };
    },
  },
  ofClient: {
    read({ db }, { clientId }) {
      const attached = listAttached(db, clientId);
      const known = attached.map(({ reference, gatewayId }) => ({ reference, format: requireGateway(db, gatewayId) }));
      return { attached, carried: notAttached(readCarried(findCarried(db, clientId)), known) };
    },
  },
  propose: {
    read({ db }, { gatewayId, clientId }) {
      const gateway = requireGateway(db, gatewayId);
      return { reference: proposedFor(db, gateway, clientId), example: exampleOf(gateway) };
    },
  },
  checkReference: {
    read({ db }, { gatewayId, reference, attachedId }) {
      const gateway = requireGateway(db, gatewayId);
      const read = checkedReference(db, gateway, reference, attachedId);
      if ('problem' in read) return { reference: '', link: '', problem: read.problem };
      return { reference: read.reference, link: linkOf(gateway.linkTemplate, read.reference), problem: null };
    },
  },
  attach: {
    write(context, { clientId, gatewayId, reference }) {
      const { db } = context;
      requireActive(db, clientId);
      const gateway = requireOffered(db, gatewayId);
      const id = attachGateway(context, clientId, gateway, requireReference(db, gateway, reference), 'form');
      return { id, version: requireAttached(db, id).version };
    },
  },
  changeReference: {
    write(context, { id, version, reference }) {
      return { version: giveReference(context, requireOwn(context, id, version), reference, 'form') };
    },
  },
  detach: {
    write: (context, { id, version }) => ({
      version: detachGateway(context, requireOwn(context, id, version), 'form'),
    }),
  },
  reattach: {
    write(context, { id, version }) {
      const attached = requireAttached(context.db, id);
      checkVersion(attached, version);
      return { version: reattachGateway(context, attached, 'form') };
    },
  },
};
