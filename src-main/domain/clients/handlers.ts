import { withName } from '../../contract/client-names';
import type { clientsContract } from '../../contract/clients';
import { Refusal } from '../../contract/failures';
import { billingOf } from '../client-billing';
import { enableContractsOf } from '../contracts';
import { checkVersion, type FeatureHandlers } from '../handler';
import { requireCountry } from '../office';
import { findDoubts } from './doubts';
import { findDuplicates } from './duplicate-store';
import { countClients, listClients, placeClient, readRows, sumOwed } from './list-store';
import { changePosition } from './position';
import { checkRename } from './rules';
import { changeClient, changeState, checkClient, createClient, findProblems } from './save';
import { isByAccount, readsWholeOffice } from './search-store';
import { requireClient } from './store';
import { suggestSearches } from './suggestions';

export const clientHandlers: FeatureHandlers<typeof clientsContract> = {
  list: {
    slow: ({ filter, sort }) => readsWholeOffice(filter, sort),
    read: ({ db }, { filter, sort, offset, limit }) => ({ rows: listClients(db, filter, sort, offset, limit) }),
  },
  count: {
    // The rows of the next key that is typed do not wait until those of this one are counted.
    slow: ({ filter }) => filter.text !== '' || readsWholeOffice(filter),
    read: ({ db }, { filter }) => ({ matching: countClients(db, filter) }),
  },
  owed: {
    slow: () => true,
    read: ({ db }, { filter }) => ({ owedCents: sumOwed(db, filter) }),
  },
  place: {
    slow: ({ filter, sort }) => isByAccount(sort) || readsWholeOffice(filter, sort),
    read: ({ db }, { id, filter, sort }) => ({ index: placeClient(db, id, filter, sort) }),
  },
  suggest: {
    // Walks over every name of the office.
    slow: () => true,
    read: ({ db }, { filter }) => ({ suggestions: suggestSearches(db, filter) }),
  },
  rows: { read: ({ db }, { ids }) => ({ rows: readRows(db, ids) }) },
  get: { read: ({ db }, { id }) => ({ ...requireClient(db, id), billing: billingOf(db, id) }) },
  duplicates: { read: ({ db }, draft) => ({ duplicates: findDuplicates(db, requireCountry(db), draft) }) },
  check: {
    read: ({ db }, { id, draft, billing }) => ({
      problems: findProblems(db, withName(draft), id === undefined ? undefined : requireClient(db, id), billing),
      doubts: findDoubts(requireCountry(db), draft),
    }),
  },
  create: {
    write(context, { billing, ...draft }) {
      const fields = withName(draft);
      checkClient(context.db, fields, undefined, billing);
      return { id: createClient(context, fields, { origin: 'form', billing }) };
    },
  },
  update: {
    write(context, { id, version, fields: draft, billing, renameReason = '' }) {
      const before = requireClient(context.db, id);
      const fields = withName(draft);
      checkVersion(before, version);
      checkRename(before, fields, renameReason);
      checkClient(context.db, fields, before, billing);
      return { version: changeClient(context, before, fields, { origin: 'form', renameReason, billing }) };
    },
  },
  setPosition: {
    write(context, { id, version, position }) {
      const before = requireClient(context.db, id);
      checkVersion(before, version);
      return { version: changePosition(context, before, position, 'form') };
    },
  },
  deactivate: {
    write(context, { id, version }) {
      const client = requireClient(context.db, id);
      checkVersion(client, version);
      if (client.state === 'deactivated') throw new Refusal('ALREADY_DEACTIVATED');
      changeState(context, client, 'deactivated', 'form');
      return { done: true };
    },
  },
  reactivate: {
    write(context, { id, version, enableContractIds }) {
      const client = requireClient(context.db, id);
      checkVersion(client, version);
      if (client.state === 'active') throw new Refusal('NOT_DEACTIVATED');
      changeState(context, client, 'active', 'form');
      enableContractsOf(context, id, enableContractIds, 'form');
      return { done: true };
    },
  },
};
