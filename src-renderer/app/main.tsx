import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { followEvents } from '../api/events';
import { askWhoSitsHere } from '../api/session';
import { connect } from '../api/transport';
import { setUpWords } from '../i18n/setup';
import { watchLayers } from '../ui/keys';
import { currentPlace } from '../ui/place';
import { askForListAhead } from './clients-screen';
import { Providers } from './providers';
import { Window } from './window';

connect();
followEvents();
askWhoSitsHere();
askForListAhead(currentPlace());
setUpWords();
watchLayers();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <Providers>
      <Window />
    </Providers>,
  );
}
