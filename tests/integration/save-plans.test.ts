import { expect, test } from 'vitest';
import { blankClientFields, type ClientFields, storedClientFields } from '../../src-main/contract/clients';
import { changeClient, changeState, checkClient, createClient } from '../../src-main/domain/clients/save';
import { requireClient } from '../../src-main/domain/clients/store';
import { openAskedOffice } from '../support/asked-office';

/** What a statement makes for itself is as long as what it found: the parts of a client, or what was handed to it. */
const OWN = /^SCAN (?:above|parts|wanted|json_each|CONSTANT ROW)/u;

const nothing = () => undefined;

/** An office of one client, and every statement that is asked of it. */
function askedOffice() {
  const { db, asked, stepsOf } = openAskedOffice();
  const context = {
    db,
    task: { progress: nothing },
    actor: null,
    nowMs: 2,
    batchId: 'batch',
    drafts: { find: nothing },
    publish: nothing,
    becomeActor: nothing,
  };
  const id = createClient(context, { ...blankClientFields, name: 'Ana Muñoz' }, { origin: 'form' });
  /** The tables, by the names that the statements give them, that were gone through from end to end. */
  const scannedBy = (work: () => unknown) => {
    asked.length = 0;
    work();
    return asked
      .filter((text) => /^\s*(?:SELECT|UPDATE|DELETE|INSERT|WITH)\b/iu.test(text))
      .flatMap((text) =>
        stepsOf(text)
          .filter((step) => step.startsWith('SCAN') && !OWN.test(step))
          .map((step) => `${step}: ${text}`),
      );
  };
  return { context, id, scannedBy };
}

test('a save, a rename and a deactivation go through no table from end to end', () => {
  const { context, id, scannedBy } = askedOffice();
  const save = (fields: Partial<ClientFields>) => () => {
    const before = requireClient(context.db, id);
    const next: ClientFields = { ...storedClientFields.parse(before), ...fields };
    checkClient(context.db, next, before);
    changeClient(context, before, next, { origin: 'form', renameReason: 'se casó' });
  };
  expect(scannedBy(save({ address: 'Belgrano 12' }))).toEqual([]);
  expect(scannedBy(save({ name: 'Ana Ríos', email: 'rios@correo.example' }))).toEqual([]);
  expect(scannedBy(() => changeState(context, requireClient(context.db, id), 'deactivated', 'form'))).toEqual([]);
});
