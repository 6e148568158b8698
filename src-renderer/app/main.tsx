import { createRoot } from 'react-dom/client';
import { followEvents } from '../api/events';
import { followFaults } from '../api/faults';
import { setUpWords } from '../i18n/setup';
import { watchFocus } from '../ui/focus-return';
import { watchLayers } from '../ui/keys';
import { giveStyleNonce } from '../ui/style-nonce';
import { Providers } from './providers';
import { Window } from './window';

giveStyleNonce();
setUpWords();
watchLayers();
watchFocus();
followFaults();
followEvents();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <Providers>
      <Window />
    </Providers>,
  );
}
