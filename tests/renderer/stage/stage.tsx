import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../../../src-renderer/ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { ActorContext } from '../../../src-renderer/api/session';
import { connect } from '../../../src-renderer/api/transport';
import { Providers } from '../../../src-renderer/app/providers';
import { setUpWords } from '../../../src-renderer/i18n/setup';
import { watchFocus } from '../../../src-renderer/ui/focus-return';
import { watchLayers } from '../../../src-renderer/ui/keys';
import { KeysHelp } from '../../../src-renderer/ui/keys-help';
import { serve } from './fake-core';
import { operator } from './office';
import { scenes } from './scenes';

/** One feature on an empty page, over a core that answers what its scene says: `?scene=new-client`. */
const name = new URLSearchParams(window.location.search).get('scene') ?? '';
const scene = scenes.get(name);
const root = document.getElementById('root');
if (!scene || !root) throw new Error(`no scene ${name}`);

setUpWords();
watchLayers();
watchFocus();
serve(scene.core);
connect();
createRoot(root).render(
  <Providers>
    <ActorContext value={operator}>
      <main style={{ height: '100vh', display: 'flex', flexDirection: 'column' }}>{scene.element}</main>
      <KeysHelp />
    </ActorContext>
  </Providers>,
);
