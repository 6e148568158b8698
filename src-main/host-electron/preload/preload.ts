import { contextBridge, ipcRenderer } from 'electron';

/** The few named calls that a window has; everything else goes through its port to the core. */
contextBridge.exposeInMainWorld('abonado', {
  pickFile: () => ipcRenderer.invoke('abonado:pick-file'),
  pickFolder: () => ipcRenderer.invoke('abonado:pick-folder'),
  openFile: (fileToken: string) => ipcRenderer.invoke('abonado:open-file', fileToken),
  saveFile: (fileToken: string, fileName: string) => ipcRenderer.invoke('abonado:save-file', fileToken, fileName),
});

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source === window && event.data === 'abonado-ready') ipcRenderer.send('abonado:ready');
});

ipcRenderer.on('abonado:port', (event) => {
  window.postMessage('abonado-port', window.location.origin, [...event.ports]);
});

ipcRenderer.on('abonado:core-lost', () => window.postMessage('abonado-core-lost', window.location.origin));
