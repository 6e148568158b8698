import { clientFieldsWith, type TestApp } from './test-app';

type Office = Pick<TestApp, 'call'> & { readonly anaId: number };

/** Ana, and somebody who may be her. */
async function twoOf({ call, anaId }: Office): Promise<[number, number]> {
  return [anaId, (await call('clients', 'create', clientFieldsWith({ name: 'Ana Paz' }))).id];
}

async function mergeOf(app: Office) {
  const [keptId, mergedId] = await twoOf(app);
  const { version: keptVersion } = await app.call('clients', 'get', { id: keptId });
  return { keptId, keptVersion, mergedId, mergedVersion: 1, take: [], joinNotes: false };
}

/** What each command on duplicates is called with. */
export const duplicateInputs = {
  'duplicates.keepApart': async (app: Office) => ({ ids: await twoOf(app) }),
  'duplicates.forgetApart': async (app: Office) => {
    const ids = await twoOf(app);
    await app.call('duplicates', 'keepApart', { ids });
    return { ids };
  },
  'duplicates.merge': (app: Office) => mergeOf(app),
  'duplicates.undo': async (app: Office) => ({ id: (await app.call('duplicates', 'merge', await mergeOf(app))).id }),
};
