import { z } from 'zod';
import { command, done, nothing, query, roles } from './endpoint';
import { email, password } from './office';
import { rowId, version } from './values/ids';
import { requiredText } from './values/text';

export const operator = z.object({
  id: rowId,
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  active: z.boolean(),
  version,
});
export type Operator = z.infer<typeof operator>;

const details = { name: requiredText(120), email, role: z.enum(roles) };

export const operatorsContract = {
  list: query('administrator', nothing, z.object({ operators: z.array(operator) })),
  create: command('administrator', z.strictObject({ ...details, password }), z.object({ id: rowId })),
  update: command('administrator', z.strictObject({ id: rowId, version, ...details, active: z.boolean() }), done),
  resetPassword: command('administrator', z.strictObject({ id: rowId, password }), done),
};
