import { clientFields, clientsContract } from '../contract/clients';
import { mailTemplatesContract } from '../contract/mail-templates';
import { portalContract } from '../contract/portal';
import { savedViewsContract } from '../contract/saved-views';
import type { Call } from './clerk';
import { type Desk, numbersFrom } from './demo-desk';

/** How many more clients a demonstration begins with, who all leave: the list of those who stayed is a round number. */
export const FORMER_CLIENTS = 8;
/** How many days there are between two of them. */
const LEAVE_EVERY = 9;

/** Some clients left. */
export async function leave({ ago, clients }: Desk): Promise<void> {
  for (const [number, id] of numbersFrom(clients + 1, FORMER_CLIENTS).entries()) {
    const call = ago(LEAVE_EVERY * (FORMER_CLIENTS - number));
    const { version } = await call(clientsContract.get, { id });
    await call(clientsContract.deactivate, { id, version });
  }
}

const RENAMED_FROM = 1204;
const RENAMED_STEP = 3;
/** Who a connection goes to, and why. */
const RENAMES = [
  { firstName: 'Sofía', reason: 'Cambio de titular: la casa quedó para la hija.', daysAgo: 41 },
  { firstName: 'Agustina', reason: 'Estaba a nombre del marido.', daysAgo: 16 },
  { firstName: 'Tomás', reason: 'El nombre estaba mal escrito.', daysAgo: 2 },
] as const;

/** Some clients are called otherwise by now: nobody who is billed, since invoices keep the name that they were issued to. */
export async function rename({ ago }: Desk): Promise<void> {
  let id = RENAMED_FROM;
  for (const { firstName, reason, daysAgo } of RENAMES) {
    const call = ago(daysAgo);
    let client = await call(clientsContract.get, { id });
    while (client.personType !== 'other') client = await call(clientsContract.get, { id: (id += RENAMED_STEP) });
    const lastName = client.name.split(' ').at(-1) ?? '';
    const fields = { ...clientFields.strip().parse(client), name: `${firstName} ${lastName}` };
    await call(clientsContract.update, { id, version: client.version, fields, renameReason: reason });
    id += RENAMED_STEP;
  }
}

/** As it was when nobody had chosen any. */
const columns = { order: [], hidden: [] };

/** Lists that somebody comes back to. The rail is left to whoever looks: what stands there is theirs to choose. */
export async function saveViews({ ago }: Desk): Promise<void> {
  const call = ago(30);
  const own = { forOffice: false, pinned: false };
  const office = { forOffice: true, pinned: false };
  const byBalance = { column: 'balance', descending: true } as const;
  const withoutEmail = { kind: 'text', field: 'email', match: 'empty', text: '' } as const;
  const inDebt = { kind: 'flag', field: 'inDebt', yes: true } as const;
  const manyUnpaid = { kind: 'number', field: 'unpaidInvoices', from: 2, to: null } as const;
  const warned = { kind: 'choice' as const, field: 'contractStanding' as const, values: ['alerted' as const] };
  const views = [
    { ...office, name: 'Deben dos o más', filter: { conditions: [manyUnpaid] }, sort: byBalance },
    { ...office, name: 'Deben y no tienen correo', filter: { conditions: [withoutEmail, inDebt] }, sort: byBalance },
    { ...own, name: 'Avisados', filter: { conditions: [warned] }, sort: {} },
  ];
  for (const { name, forOffice, pinned, filter, sort } of views)
    await call(savedViewsContract.create, { name, forOffice, pinned, content: { filter, sort, columns } });
}

/** A message in the office's own words. */
async function rewriteDebt(call: Call): Promise<void> {
  const { templates } = await call(mailTemplatesContract.list, {});
  const debt = templates.find(({ kind }) => kind === 'debt');
  if (!debt) return;
  const { kind, version, subject, text } = debt;
  const transfer = 'Puede pagar por transferencia al alias norte.digital, o en San Martín 100, de 8 a 13.';
  const paid = 'Si ya pagó, no tenga en cuenta este mensaje.';
  // Without HTML it goes out as text, which is easier to change.
  const fields = { subject, text: text.replace(paid, `${transfer}\n\n${paid}`), html: '' };
  await call(mailTemplatesContract.save, { kind, version, fields });
}

const PORTAL_CLIENT = 205;

/** A message in words of its own, and a password for the portal that was handed over at the counter: a hash takes its time. */
export async function writeAndHandOver({ ago }: Desk): Promise<void> {
  await rewriteDebt(ago(25));
  await ago(4)(portalContract.regenerate, { clientId: PORTAL_CLIENT, byMail: false });
}
