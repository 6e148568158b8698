import { z } from 'zod';
import { command, done, nothing, query } from './endpoint';
import { failure } from './failures';
import { instantMs, rowId, version } from './values/ids';
import { requiredText, text } from './values/text';

export const checkDigits = ['none', 'mod10', 'mod11', 'luhn'] as const;
export type CheckDigit = (typeof checkDigits)[number];

/** What stands for the client's reference in a permanent link. */
export const REFERENCE_MARK = '{referencia}';

/** What a gateway's references look like: a prefix, then digits of which the last may prove the others. */
export const referenceFormat = z.strictObject({
  prefix: text(20),
  /** How many follow the prefix, the check digit among them; null where any text is a reference. */
  digits: z.number().int().min(1).max(40).nullable(),
  checkDigit: z.enum(checkDigits),
});
export type ReferenceFormat = z.infer<typeof referenceFormat>;

const gatewayFields = referenceFormat.extend({
  name: requiredText(120),
  kind: z.string().max(40),
  /** The address at which a client pays, with `{referencia}` in it; '' where the gateway has none. */
  linkTemplate: text(500),
});
export type GatewayFields = z.infer<typeof gatewayFields>;

const gateway = gatewayFields
  .extend({
    id: rowId,
    version,
    name: z.string(),
    prefix: z.string(),
    linkTemplate: z.string(),
    /** One that is not is offered to no client; those who have it keep it. */
    active: z.boolean(),
    /** Null until somebody proved the format with a reference of the gateway's own. */
    verifiedAtMs: instantMs.nullable(),
    verifiedBy: z.string(),
    verifiedSample: z.string(),
    /** How many clients have it now. */
    clients: z.number().int(),
    /** Whether some client ever had it: it is then retired, not removed. */
    used: z.boolean(),
  })
  .strip();
export type Gateway = z.infer<typeof gateway>;

export const gatewayKind = z.object({ code: z.string(), name: z.string() });
export type GatewayKind = z.infer<typeof gatewayKind>;

/** A gateway as one client has it. */
const clientGateway = z.object({
  id: rowId,
  version,
  gatewayId: rowId,
  gateway: z.string(),
  kind: gatewayKind,
  reference: z.string(),
  /** The client's own permanent link; '' where the gateway has none. */
  link: z.string(),
  attachedAtMs: instantMs,
  /** Whether the gateway is retired by now. */
  retired: z.boolean(),
});
export type ClientGateway = z.infer<typeof clientGateway>;

const reference = text(80);
const one = { id: rowId, version };

export const gatewaysContract = {
  /** Every gateway of the office by name, retired ones last, and the kinds there are. */
  list: query('viewer', nothing, z.object({ gateways: z.array(gateway), kinds: z.array(gatewayKind) })),
  create: command('operator', gatewayFields, z.object({ id: rowId })),
  /** `unfit`: how many references that clients have do not follow the format any more. */
  update: command(
    'operator',
    z.strictObject({ ...one, fields: gatewayFields }),
    z.object({ version, unfit: z.number().int() }),
  ),
  /** What a reference looks like by a format, before it is saved. */
  tryFormat: query(
    'operator',
    z.strictObject({ format: referenceFormat, sample: reference }),
    z.object({ example: z.string(), reference: z.string(), problem: failure.nullable() }),
  ),
  /** Proves the format by a reference that the gateway itself gave; refused when it does not follow it. */
  verify: command('operator', z.strictObject({ ...one, sample: reference }), z.object({ version })),
  setActive: command('operator', z.strictObject({ ...one, active: z.boolean() }), z.object({ version })),
  /** Refused once some client had it. */
  remove: command('operator', z.strictObject(one), done),

  /** What a client has, and what a list said of it that nobody has attached yet. */
  ofClient: query(
    'viewer',
    z.strictObject({ clientId: rowId }),
    z.object({
      attached: z.array(clientGateway),
      carried: z.array(z.object({ gateway: z.string(), reference: z.string() })),
    }),
  ),
  /** A free reference for this client by the gateway's format; '' where the format gives none. */
  propose: query(
    'operator',
    z.strictObject({ gatewayId: rowId, clientId: rowId }),
    z.object({ reference: z.string(), example: z.string() }),
  ),
  /** What is typed, as it would be saved, or why not; `attachedId`: the one that is being changed. */
  checkReference: query(
    'operator',
    z.strictObject({ gatewayId: rowId, reference, attachedId: rowId.optional() }),
    z.object({ reference: z.string(), link: z.string(), problem: failure.nullable() }),
  ),
  attach: command(
    'operator',
    z.strictObject({ clientId: rowId, gatewayId: rowId, reference }),
    z.object({ id: rowId, version }),
  ),
  changeReference: command('operator', z.strictObject({ ...one, reference }), z.object({ version })),
  detach: command('operator', z.strictObject(one), z.object({ version })),
  /** Takes a detaching back. */
  reattach: command('operator', z.strictObject(one), z.object({ version })),
};
