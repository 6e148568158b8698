import { Refusal } from '../../contract/failures';
import type { savedViewsContract } from '../../contract/saved-views';
import type { Actor } from '../../contract/session';
import { writeAct, writeAudit } from '../audit';
import { checkVersion, type CommandContext, type FeatureHandlers } from '../handler';
import { mayChangeView, readView } from './rules';
import {
  contentOf,
  deleteView,
  hasView,
  insertView,
  listViews,
  requireView,
  updateView,
  type ViewRecord,
} from './store';

function requireActor(actor: Actor | null): Actor {
  if (!actor) throw new Refusal('SIGNED_OUT');
  return actor;
}

/** The view as it was read; another's is not there for whoever asks. */
function requireOwn(context: CommandContext, id: number, version: number): ViewRecord {
  const actor = requireActor(context.actor);
  const view = requireView(context.db, id);
  if (view.operatorId !== null && view.operatorId !== actor.operatorId) throw new Refusal('NOT_FOUND');
  if (!mayChangeView(view.operatorId, actor)) throw new Refusal('FORBIDDEN');
  checkVersion(view, version);
  return view;
}

const subject = { entity: 'office', entityId: 1 } as const;

export const savedViewHandlers: FeatureHandlers<typeof savedViewsContract> = {
  list: {
    read({ db, actor }) {
      const views = listViews(db, requireActor(actor).operatorId).map((row) => {
        const { id, version, name, operatorId, pinned } = row;
        const { content, incomplete } = readView(contentOf(row));
        return { id, version, name, forOffice: operatorId === null, pinned, incomplete, ...content };
      });
      return { views };
    },
  },
  create: {
    write(context, { name, forOffice, pinned, content }) {
      const actor = requireActor(context.actor);
      const operatorId = forOffice ? null : actor.operatorId;
      if (!mayChangeView(operatorId, actor)) throw new Refusal('FORBIDDEN');
      if (hasView(context.db, operatorId, name)) throw new Refusal('VIEW_TAKEN', {}, 'name');
      const id = insertView(context.db, { operatorId, name, pinned, content }, context.nowMs);
      writeAudit(context, { ...subject, action: 'viewSaved' }, [{ field: 'view', before: '', after: name }]);
      context.publish('views.changed');
      return { id };
    },
  },
  update: {
    write(context, { id, version, content, ...change }) {
      const before = requireOwn(context, id, version);
      const { name = before.name, pinned = before.pinned } = change;
      if (hasView(context.db, before.operatorId, name, id)) throw new Refusal('VIEW_TAKEN', {}, 'name');
      const next = updateView(context.db, before, { name, pinned, content }, context.nowMs);
      if (name === before.name) writeAct(context, { ...subject, action: 'viewSaved' });
      else
        writeAudit(context, { ...subject, action: 'viewSaved' }, [{ field: 'view', before: before.name, after: name }]);
      context.publish('views.changed');
      return { version: next };
    },
  },
  remove: {
    write(context, { id, version }) {
      const { name } = requireOwn(context, id, version);
      deleteView(context.db, id);
      writeAudit(context, { ...subject, action: 'viewRemoved' }, [{ field: 'view', before: name, after: '' }]);
      context.publish('views.changed');
      return { done: true };
    },
  },
};
