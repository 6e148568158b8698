import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { followEvents } from '../api/events';
import { connect } from '../api/transport';
import { setUpWords } from '../i18n/setup';
import { watchLayers } from '../ui/keys';
import { Providers } from './providers';
import { Window } from './window';

setUpWords();
watchLayers();
connect();
followEvents();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <Providers>
      <Window />
    </Providers>,
  );
}
