import { Refusal } from '../../contract/failures';
import type { NodeFields, nodesContract } from '../../contract/nodes';
import { missingHalf } from '../../contract/values/position';
import { changesOf, type FieldChange } from '../audit';
import { countUse, createEntry, editEntry, requireAtVersion } from '../catalogs';
import type { FeatureHandlers } from '../handler';
import { findNodeDetails, listNodes, type NodeDetails, saveNodeDetails } from './store';

function detailsOf({ kind, address, latitude, longitude, notes }: NodeFields): NodeDetails {
  const missing = missingHalf({ latitude, longitude });
  if (missing) throw new Refusal('POSITION_HALF', {}, missing);
  return { kind, address, latitude, longitude, notes };
}

function changedDetails(before: NodeDetails | undefined, after: NodeDetails): FieldChange[] {
  return changesOf(['kind', 'address', 'latitude', 'longitude', 'notes'] as const, before, after);
}

export const nodeHandlers: FeatureHandlers<typeof nodesContract> = {
  list: {
    read({ db }) {
      const use = countUse(db, 'node');
      return { nodes: listNodes(db).map((node) => ({ ...node, contracts: use.get(node.id) ?? 0 })) };
    },
  },
  create: {
    write(context, fields) {
      const details = detailsOf(fields);
      const id = createEntry(context, 'node', fields.name, changedDetails(undefined, details));
      saveNodeDetails(context.db, id, details);
      return { id };
    },
  },
  update: {
    write(context, { id, version, fields }) {
      const entry = requireAtVersion(context.db, id, version);
      if (entry.kind !== 'node') throw new Refusal('NOT_FOUND');
      const details = detailsOf(fields);
      editEntry(context, entry, fields.name, changedDetails(findNodeDetails(context.db, id), details));
      saveNodeDetails(context.db, id, details);
      return { done: true };
    },
  },
};
