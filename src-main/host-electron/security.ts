import { app, protocol, session, type WebContents, type WebFrameMain } from 'electron';
import { readWindowFile, windowHeaders } from '../adapters/window-files';
import { words } from '../app/words';

const SCHEME = 'app';
const HOST = 'abonado';

export const WINDOW_ADDRESS = `${SCHEME}://${HOST}/`;

/** Before the application is ready: our scheme is an origin of its own, like https. */
export function registerWindowScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

function isWindowAddress(address: string | undefined): boolean {
  if (!address) return false;
  try {
    const { protocol: scheme, host } = new URL(address);
    return scheme === `${SCHEME}:` && host === HOST;
  } catch {
    return false;
  }
}

/** Whether a message came from the main frame of one of our windows, on our exact origin. */
export function isOurFrame(sender: WebContents, frame: WebFrameMain | null): boolean {
  return frame !== null && frame === sender.mainFrame && isWindowAddress(frame.url);
}

/** Serves the window's own files, and nothing else, under our scheme. */
export function serveWindowFiles(rendererFolder: string): void {
  protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === HOST && request.method === 'GET' ? await readWindowFile(rendererFolder, pathname) : null;
    if (!file) return new Response(words.host.notThere, { status: 404, headers: windowHeaders });
    return new Response(new Uint8Array(file.body), { headers: file.headers });
  });
}

/** What a button that copies needs: it writes text, and reads nothing of what others copied. */
const COPYING = 'clipboard-sanitized-write';

/** A window asks for nothing but to copy, opens nothing and goes nowhere else. */
export function denyEverythingElse(): void {
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer) =>
    answer(permission === COPYING && isWindowAddress(contents.getURL())),
  );
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === COPYING && isWindowAddress(origin),
  );
  session.defaultSession.setDevicePermissionHandler(() => false);
  session.defaultSession.on('will-download', (event) => event.preventDefault());
  session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const own = isWindowAddress(details.url) || /^(?:data|blob|devtools):/u.test(details.url);
    answer({ cancel: !own });
  });
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event, address) => {
      if (!isWindowAddress(address)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
