import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/tokens.css';
import { askForListAhead } from '../api/client-list';
import { askWhoSitsHere } from '../api/session';
import { connect } from '../api/transport';

// The core answers while the rest of the window is still being read: a small file, and this one is its whole content.
connect();
askWhoSitsHere();
if (['', '#/clientes'].includes(window.location.hash)) askForListAhead();
void import('./main');
