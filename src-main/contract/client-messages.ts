import { z } from 'zod';
import { clientSelection } from './clients';
import { command, query } from './endpoint';
import { taskId } from './tasks';
import { rowId } from './values/ids';

const count = z.number().int();
const reached = z.object({ queued: count, withoutEmail: count });
/** The number of the message. MAIL_NO_ADDRESS where the client has no main e-mail, MAIL_NO_SERVER where there is no server. */
const message = z.object({ id: rowId });

/** Messages that a clerk asks for, of what the office already knows. */
export const clientMessagesContract = {
  /** How many of a selection owe, and how many of those have no main e-mail. */
  countDebtors: query(
    'operator',
    z.strictObject({ selection: clientSelection }),
    z.object({ clients: count, withoutEmail: count }),
  ),
  /** Tells each of them that owes what it owes. */
  notifyDebt: command('operator', z.strictObject({ selection: clientSelection, taskId: taskId.optional() }), reached),
  mailReceipt: command('operator', z.strictObject({ paymentId: rowId }), message),
  /** What the client's account says today. */
  mailStatement: command('operator', z.strictObject({ clientId: rowId }), message),
};
