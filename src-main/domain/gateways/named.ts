import { numberKey } from '../../contract/values/text';
import { changesOf, writeAudit } from '../audit';
import type { CommandContext } from '../handler';
import { insertGateway, listGateways, listKinds } from './store';

const fieldNames = ['name', 'kind'] as const;
const FORMAT = { prefix: '', digits: null, checkDigit: 'none', linkTemplate: '' } as const;

/** The gateway that a file calls so; made where the office has none, of the kind that is called the same, and not verified. */
export function gatewayNamed(context: CommandContext, name: string): number {
  const key = numberKey(name);
  const known = listGateways(context.db).find((gateway) => numberKey(gateway.name) === key);
  if (known) return known.id;
  const kind = listKinds(context.db).find((one) => numberKey(one.name) === key)?.code ?? 'other';
  const fields = { ...FORMAT, name, kind };
  const id = insertGateway(context.db, fields);
  const subject = { entity: 'gateway', entityId: id, action: 'created', origin: 'import' } as const;
  writeAudit(context, subject, changesOf(fieldNames, null, fields));
  context.publish('gateways.changed');
  return id;
}
