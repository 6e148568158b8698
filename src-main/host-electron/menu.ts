import { Menu } from 'electron';
import { words } from '../app/words';

/** The system's menu; what the office does is in the window itself. */
export function setMenu(): void {
  const { menu: say } = words;
  const menu = Menu.buildFromTemplate([
    { label: say.file, submenu: [{ role: 'quit', label: say.quit }] },
    {
      label: say.edit,
      submenu: [
        { role: 'undo', label: say.undo },
        { role: 'redo', label: say.redo },
        { type: 'separator' },
        { role: 'cut', label: say.cut },
        { role: 'copy', label: say.copy },
        { role: 'paste', label: say.paste },
        { role: 'selectAll', label: say.selectAll },
      ],
    },
    {
      label: say.view,
      submenu: [
        { role: 'reload', label: say.reload },
        { type: 'separator' },
        { role: 'zoomIn', label: say.zoomIn },
        { role: 'zoomOut', label: say.zoomOut },
        { role: 'resetZoom', label: say.resetZoom },
        { role: 'togglefullscreen', label: say.fullScreen },
      ],
    },
  ]);
  Menu.setApplicationMenu(menu);
}
